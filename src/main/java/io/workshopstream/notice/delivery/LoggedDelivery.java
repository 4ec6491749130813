package io.workshopstream.notice.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log shows it.
 *
 * @param event the id of the notice
 * @param runId of which run it tells; null of a test
 * @param state {@code waiting}, {@code delivered} or {@code failed}
 * @param nextAt when it is tried again; null when it is not
 * @param last what came of the last attempt; null before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedDelivery(
    long id,
    String event,
    String type,
    @Nullable String runId,
    String state,
    int attempts,
    Instant createdAt,
    @Nullable Instant nextAt,
    @Nullable LastAttempt last) {

  /**
   * The last attempt.
   *
   * @param status the number that the receiver answered; null when it did not
   * @param answer the beginning of what it said, or what went wrong
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LastAttempt(Instant at, @Nullable Integer status, @Nullable String answer) {}
}
