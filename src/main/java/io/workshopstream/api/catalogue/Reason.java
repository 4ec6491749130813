package io.workshopstream.api.catalogue;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import java.util.Optional;

/** Why somebody does something. */
public final class Reason {

  private Reason() {}

  /**
   * The {@code reason} of a body; empty when it gives none.
   *
   * @throws RejectedRequestException when it is too long, or has signs that are not shown
   */
  public static Optional<String> of(JsonBody given) throws RejectedRequestException {
    String reason = Optional.ofNullable(given.text("reason")).orElse("");
    return reason.isBlank() ? Optional.empty() : Optional.of(FieldInput.reason(reason));
  }

  /**
   * The same of a body that may be missing.
   *
   * @throws RejectedRequestException when it is no JSON object, or as above
   */
  public static Optional<String> ofAny(String body) throws RejectedRequestException {
    return body.isBlank() ? Optional.empty() : of(JsonBody.parse(body, "{\"reason\": \"…\"}"));
  }
}
