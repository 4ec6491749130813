package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.workshopstream.budget.Budgets;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.studio.StudioId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /api/extraction/preview} without an application server, so that a measurement
 * from outside can be pointed at extraction and normalisation alone.
 */
final class PreviewServer {

  private static final JsonMapper MAPPER = new JsonMapper();

  private PreviewServer() {}

  /** Argument: the port; 8018 without one. */
  public static void main(String[] arguments) throws IOException {
    start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8018);
  }

  /** Runs until stopped by the caller; port 0 takes a free one. */
  static HttpServer start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/api/extraction/preview", PreviewServer::answer);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body;
    try {
      body = MAPPER.writeValueAsBytes(preview(MAPPER.readTree(exchange.getRequestBody())));
      exchange.sendResponseHeaders(200, body.length);
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      body = bug.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(500, body.length);
    }
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  static ObjectNode preview(JsonNode request) {
    URI address = address(request.path("url").asText(""));
    boolean html = request.hasNonNull("html");
    String body = request.path(html ? "html" : "text").asText();
    Page page = new Page(address, address, kind(body, html), body);
    PageVerdict verdict =
        new Normaliser()
            .judge(new Extraction().read(page, Budgets.plenty()), rules(request), Budgets.plenty());
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode events = answer.putArray("events");
    verdict.verdicts().forEach(found -> events.add(event(found)));
    return answer.put("nothing", verdict.nothing().name());
  }

  private static URI address(String words) {
    try {
      return URI.create(words.isBlank() ? "https://example.org/" : words.strip());
    } catch (IllegalArgumentException notAnAddress) {
      return URI.create("https://example.org/");
    }
  }

  private static Page.Kind kind(String body, boolean html) {
    String start = body.strip();
    if (start.startsWith("{") || start.startsWith("[")) {
      return Page.Kind.JSON;
    }
    return html ? Page.Kind.HTML : Page.Kind.TEXT;
  }

  private static Rules rules(JsonNode request) {
    ZoneId zone = ZoneId.of(request.path("timezone").asText("Asia/Kolkata"));
    String day = request.path("reference_date").asText("");
    boolean any = request.path("accept").asText().equals("any-event");
    return new Rules(
        new StudioId("preview"),
        "Bangalore",
        zone,
        day.isEmpty() || day.equals("null") ? LocalDate.now(zone) : LocalDate.parse(day),
        any ? Rules.Acceptance.ANY_EVENT : Rules.Acceptance.STUDIO,
        KnownArtists.NONE);
  }

  private static ObjectNode event(Verdict verdict) {
    Event event = verdict.event();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", event.name());
    node.put("start", stamp(event.date(), event.start()));
    node.put("end", stamp(event.endDate(), event.end()));
    node.put("location", event.location());
    event.performers().forEach(node.withArrayProperty("performers")::add);
    node.put("organizer", event.organizer());
    for (Event.Offer offer : event.offers()) {
      node.withArrayProperty("offers")
          .addObject()
          .put("price", offer.price())
          .put("currency", offer.currency())
          .put("label", offer.label());
    }
    node.put("url", event.url());
    node.put("booking_url", event.bookingUrl());
    node.put("extractor", event.extractor());
    node.put("confidence", verdict.certainty().confidence());
    node.putPOJO("evidence", event.evidence());
    node.putPOJO("disagreements", verdict.certainty().disagreements());
    if (verdict instanceof Verdict.Rejected rejected) {
      node.put("verdict", "rejected").put("reason", rejected.reason() + " " + rejected.detail());
    } else if (verdict instanceof Verdict.Accepted accepted) {
      node.put("verdict", "accepted").put("uuid", accepted.workshop().uuid());
      node.put("by", accepted.workshop().by()).put("song", accepted.workshop().song());
      node.put("pricing", accepted.workshop().pricing());
    }
    return node;
  }

  private static @Nullable String stamp(@Nullable LocalDate date, @Nullable LocalTime time) {
    return date == null ? null : time == null ? date.toString() : date + "T" + time;
  }
}
