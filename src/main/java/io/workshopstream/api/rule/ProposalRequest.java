package io.workshopstream.api.rule;

import io.workshopstream.admin.correction.CorrectionService;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import io.workshopstream.studio.Studio;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which correction somebody wants something to be learned from. */
record ProposalRequest(WorkshopId workshop, OverriddenField field) {

  private static final String EXAMPLE =
      "{\"workshop_id\": \"0123456789abcdef01234567\", \"field\": \"song\"}";

  static ProposalRequest parse(String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, EXAMPLE);
    String id = given.text("workshop_id");
    String field = given.text("field");
    return new ProposalRequest(
        WorkshopId.parse(id == null ? "" : id)
            .orElseThrow(
                () ->
                    wrong(
                        "workshop_id must be 24 hexadecimal digits, the workshop_id of a list",
                        id)),
        OverriddenField.of(field == null ? "" : field)
            .orElseThrow(() -> wrong("field must be one of " + fields(), field)));
  }

  private static String fields() {
    return Arrays.stream(OverriddenField.values())
        .map(OverriddenField::word)
        .collect(Collectors.joining(", "));
  }

  private static RejectedRequestException wrong(String rule, @Nullable String given) {
    String shown = given == null ? "it was missing" : "it was \"" + shortened(given) + "\"";
    return new RejectedRequestException(Problem.MALFORMED, rule + "; " + shown);
  }

  private static String shortened(String words) {
    return words.length() > 40 ? words.substring(0, 40) + "…" : words;
  }

  CorrectionService.Wanted wanted(Studio studio, String by) {
    return new CorrectionService.Wanted(studio, workshop, field, by);
  }
}
