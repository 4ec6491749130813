package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong in the answer for one page, for whoever looks for the cause. */
record PageFindings(
    String id,
    List<JsonNode> found,
    List<ExpectedEvent> expected,
    List<ExtractionScore.Pair> pairs,
    boolean complete) {

  private static final int MOST = 12;

  @Override
  public String toString() {
    Set<Integer> taken = new HashSet<>();
    Set<Integer> met = new HashSet<>();
    StringBuilder all = new StringBuilder();
    for (ExtractionScore.Pair pair : pairs) {
      taken.add(pair.found());
      met.add(pair.expected());
      JsonNode got = found.get(pair.found());
      JsonNode want = expected.get(pair.expected()).want();
      String told = differing(got, expected.get(pair.expected()));
      if (!told.isEmpty()) {
        all.append("  WRONG ")
            .append(want.path("name").asText())
            .append(" [")
            .append(got.path("extractor").asText())
            .append("]")
            .append(told)
            .append('\n');
      }
    }
    list("  LOST  ", expected.stream().map(ExpectedEvent::want).toList(), met, all);
    if (complete) {
      list("  FALSE ", found, taken, all);
    }
    return all.isEmpty()
        ? ""
        : "%n== %s  expected %d found %d paired %d%s%n%s"
            .formatted(
                id, expected.size(), found.size(), pairs.size(), complete ? "" : " (sample)", all);
  }

  private static void list(
      String title, List<JsonNode> events, Set<Integer> but, StringBuilder all) {
    int shown = 0;
    for (int at = 0; at < events.size(); at++) {
      if (!but.contains(at) && shown++ < MOST) {
        JsonNode event = events.get(at);
        all.append(title)
            .append(event.path("start").asText())
            .append(" - ")
            .append(event.path("end").asText(""))
            .append(" | ")
            .append(event.path("name").asText())
            .append(" | ")
            .append(event.path("extractor").asText(""))
            .append('\n');
      }
    }
  }

  private static String differing(JsonNode got, ExpectedEvent event) {
    JsonNode want = event.want();
    StringBuilder all = new StringBuilder();
    for (String key : List.of("start", "end")) {
      boolean right = event.accepted(key).contains(ExpectedEvent.wall(got.path(key), event.zone()));
      if (event.says(key) && !right) {
        say(key, got, want, all);
      }
    }
    if (!want.path("offers").isEmpty()
        && !ExtractionScore.amounts(got.path("offers"))
            .equals(ExtractionScore.amounts(want.path("offers")))) {
      all.append(" | offers ")
          .append(ExtractionScore.amounts(got.path("offers")))
          .append(" for ")
          .append(ExtractionScore.amounts(want.path("offers")));
    }
    if (!want.path("performers").isEmpty()
        && !ExtractionScore.names(got.path("performers"), want.path("performers"))) {
      say("performers", got, want, all);
    }
    boolean placed = !want.path("location").asText("").isEmpty();
    if (placed
        && ExpectedEvent.similar(got.path("location").asText(""), want.path("location").asText(""))
            < 0.6) {
      say("location", got, want, all);
    }
    if (want.hasNonNull("booking_url")
        && !got.path("booking_url").equals(want.path("booking_url"))) {
      say("booking_url", got, want, all);
    }
    return all.toString();
  }

  private static void say(String key, JsonNode got, JsonNode want, StringBuilder all) {
    all.append(" | ")
        .append(key)
        .append(' ')
        .append(got.path(key))
        .append(" for ")
        .append(want.path(key));
  }
}
