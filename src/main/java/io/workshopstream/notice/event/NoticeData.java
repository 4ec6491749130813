package io.workshopstream.notice.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workshopstream.notice.event.PlanFacts.AddedWorkshop;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import java.net.URI;
import java.util.List;

/** The fields of notices as JSON, with links to where people can look. */
public final class NoticeData {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of more workshops than these only the number is told. */
  static final int MOST_WORKSHOPS = 20;

  private static final int MOST_TIMES = 5;
  private static final int MOST_STUDIOS = 200;
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_WORDS = 300;

  private final URI server;

  /**
   * @param server the address under which people reach this server
   */
  public NoticeData(URI server) {
    this.server = server;
  }

  private ObjectNode about(RunId run) {
    ObjectNode fields = JSON.createObjectNode();
    fields.put("run_id", run.value());
    fields.put("run_url", server.resolve("/api/runs/" + run.value()).toString());
    return fields;
  }

  /** Of a run that ended badly. */
  public String failed(RunHeader run) {
    List<String> studios = List.copyOf(run.key().subjects());
    ObjectNode fields = about(run.id());
    fields.put("studio_id", studios.size() == 1 ? studios.get(0) : null);
    ArrayNode all = fields.putArray("studio_ids");
    studios.stream().limit(MOST_STUDIOS).forEach(all::add);
    fields.put("kind", run.key().kind());
    fields.put("state", run.state().word());
    fields.put("reason", run.error() == null ? "" : Excerpt.of(run.error(), LONGEST_TEXT));
    return fields.toString();
  }

  /** Of a plan that waits, or of a studio whose workshops went. */
  public String counts(RunId run, PlanFacts plan) {
    ObjectNode fields = about(run);
    fields.put("studio_id", plan.studio());
    fields.put("before", plan.before());
    fields.put("after", plan.after());
    fields.put("held", plan.heldBecause() != null);
    if (plan.heldBecause() != null) {
      fields.put("reason", Excerpt.of(plan.heldBecause(), LONGEST_TEXT));
    }
    return fields.toString();
  }

  /** Of workshops that are new. */
  public String added(RunId run, PlanFacts plan) {
    ObjectNode fields = about(run);
    fields.put("studio_id", plan.studio());
    fields.put("added", plan.added().size());
    ArrayNode workshops = fields.putArray("workshops");
    plan.added().stream().limit(MOST_WORKSHOPS).forEach(one -> workshops.add(shown(one)));
    return fields.toString();
  }

  /** Both together, as two pages of one run. */
  public static String sum(JsonNode known, JsonNode more) {
    ObjectNode fields = known.deepCopy();
    fields.put("added", known.path("added").asInt() + more.path("added").asInt());
    ArrayNode workshops = fields.withArray("workshops");
    for (JsonNode one : more.path("workshops")) {
      if (workshops.size() < MOST_WORKSHOPS) {
        workshops.add(one);
      }
    }
    return fields.toString();
  }

  /** Of a test. */
  public String test(String subscription) {
    ObjectNode fields = JSON.createObjectNode();
    fields.put("subscription_id", subscription);
    fields.put("message", "This is a test. Nothing happened.");
    fields.put("url", server.toString());
    return fields.toString();
  }

  private static ObjectNode shown(AddedWorkshop workshop) {
    ObjectNode fields = JSON.createObjectNode();
    fields.put("title", Excerpt.of(workshop.title(), LONGEST_WORDS));
    fields.put("by", Excerpt.of(workshop.by(), LONGEST_WORDS));
    ArrayNode times = fields.putArray("times");
    workshop.times().stream().limit(MOST_TIMES).forEach(times::add);
    fields.put("url", Excerpt.of(workshop.url(), LONGEST_WORDS));
    return fields;
  }
}
