package io.workshopstream.notice.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.notice.event.Excerpt;
import io.workshopstream.notice.event.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A notice as people read it.
 *
 * @param subject one line
 * @param body plain text
 */
record MailText(String subject, String body) {

  private static final int LONGEST_SUBJECT = 150;
  private static final int LONGEST_LINE = 1000;

  static MailText of(Notice notice) {
    JsonNode fields = notice.fields();
    String body = String.join("\n", lines(notice, fields)) + "\n";
    return new MailText(
        Excerpt.of("Workshop Streaming: " + subject(notice, fields), LONGEST_SUBJECT), body);
  }

  private static String subject(Notice notice, JsonNode fields) {
    String studio = studio(fields);
    return switch (notice.kind()) {
      case RUN_FAILED -> "a run failed: " + studio;
      case PLAN_HELD -> "a plan waits for your decision: " + studio;
      case NONE_FOUND -> "nothing was found: " + studio;
      case DROPPED ->
          number(fields, "after") + " of " + number(fields, "before") + " are left: " + studio;
      case ADDED -> number(fields, "added") + " new: " + studio;
      case TEST -> "a test";
    };
  }

  private static int number(JsonNode fields, String name) {
    return fields.path(name).asInt();
  }

  private static String studio(JsonNode fields) {
    String studio = fields.path("studio_id").asText("");
    return studio.isEmpty() || fields.path("studio_id").isNull() ? "several studios" : studio;
  }

  private static List<String> lines(Notice notice, JsonNode fields) {
    List<String> lines = new ArrayList<>();
    addText(lines, sentence(notice, fields));
    addText(lines, fields.path("reason").asText(""));
    for (JsonNode workshop : fields.path("workshops")) {
      lines.add("");
      addText(lines, workshop.path("title").asText() + by(workshop.path("by").asText("")));
      addText(lines, String.join(", ", texts(workshop.path("times"))));
      addText(lines, workshop.path("url").asText());
    }
    lines.add("");
    lines.add("When: " + notice.at());
    addText(lines, link("Run", fields.path("run_url").asText("")));
    addText(lines, link("Server", fields.path("url").asText("")));
    return lines;
  }

  private static String sentence(Notice notice, JsonNode fields) {
    String studio = studio(fields);
    String before = number(fields, "before") + " to come";
    String left = number(fields, "after") + " are left of " + before + ".";
    return switch (notice.kind()) {
      case RUN_FAILED ->
          String.join(
              " ",
              "The run",
              fields.path("kind").asText(),
              "of",
              studio,
              "ended as",
              fields.path("state").asText() + ".");
      case PLAN_HELD ->
          "A refresh of "
              + studio
              + " holds its plan back: approve or discard it. With it, "
              + left;
      case NONE_FOUND ->
          "A refresh of " + studio + " found no workshop. There were " + before + ".";
      case DROPPED -> "A refresh of " + studio + " found far fewer workshops: " + left;
      case ADDED ->
          "A run stored new workshops of " + studio + ": " + number(fields, "added") + ".";
      case TEST -> fields.path("message").asText();
    };
  }

  private static String by(String people) {
    return people.isEmpty() ? "" : " by " + people;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String link(String name, String address) {
    return address.isEmpty() ? "" : name + ": " + address;
  }

  private static void addText(List<String> lines, String text) {
    if (!text.isBlank()) {
      lines.add(Excerpt.of(text, LONGEST_LINE));
    }
  }
}
