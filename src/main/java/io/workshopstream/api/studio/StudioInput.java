package io.workshopstream.api.studio;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.StudioField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of a studio as somebody sends them, each read by itself.
 *
 * @param id null when none is given
 * @param values an empty one takes back what is there (RFC 7396)
 */
record StudioInput(@Nullable String id, Map<StudioField, Optional<String>> values) {

  private static final String EXAMPLE = "{\"id\": \"…\", \"name\": \"…\", \"start\": \"…\"}";

  /**
   * Reads an object with the fields of a studio; others are ignored.
   *
   * @throws RejectedRequestException when it is none, or a value cannot work
   */
  static StudioInput parse(String body) throws RejectedRequestException {
    JsonBody given = JsonBody.parse(body, EXAMPLE);
    Map<StudioField, Optional<String>> values = new EnumMap<>(StudioField.class);
    List<FieldProblem> problems = new ArrayList<>();
    for (StudioField field : StudioField.values()) {
      if (given.has(field.word())) {
        read(field, given.object().get(field.word()), values, problems);
      }
    }
    refuse(problems);
    return new StudioInput(given.text("id"), values);
  }

  private static void read(
      StudioField field,
      JsonNode value,
      Map<StudioField, Optional<String>> values,
      List<FieldProblem> problems) {
    Optional<String> words = isOfKind(field, value) ? field.read(value.asText()) : Optional.empty();
    if (value.isNull() || words.isPresent()) {
      values.put(field, words);
    } else {
      problems.add(new FieldProblem(field, value.asText(), field.must()));
    }
  }

  private static boolean isOfKind(StudioField field, JsonNode value) {
    if (field.isFlag()) {
      return value.isBoolean();
    }
    return field.isNumber() ? value.isIntegralNumber() : value.isTextual();
  }

  /**
   * Refuses values that cannot work.
   *
   * @throws RejectedRequestException when there are any
   */
  static void refuse(List<FieldProblem> problems) throws RejectedRequestException {
    if (!problems.isEmpty()) {
      throw malformed(
          problems.stream().map(FieldProblem::sentence).collect(Collectors.joining(". ")));
    }
  }

  /**
   * The id of a studio that is to be added.
   *
   * @throws RejectedRequestException when it is missing or none that there can be
   */
  StudioId newId() throws RejectedRequestException {
    return StudioId.parse(id == null ? "" : id)
        .orElseThrow(
            () ->
                malformed(
                    "id must be 1 to 64 lower-case letters, digits, dots, dashes or underscores"));
  }

  /**
   * Refuses to give a studio another id, by which its workshops and runs are found.
   *
   * @throws RejectedRequestException when the body has another one
   */
  void keepsId(StudioId known) throws RejectedRequestException {
    if (id != null && !id.equals(known.value())) {
      throw malformed("id must be " + known + " or left out: it cannot be changed");
    }
  }

  /** What is said of an id that the environment cannot tell from that of a configured studio. */
  static RejectedRequestException alike(StudioId configured) {
    return malformed(
        "id must differ from "
            + configured
            + " in more than dots, dashes and underscores, or the two would share their"
            + " environment variables: choose another id");
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
