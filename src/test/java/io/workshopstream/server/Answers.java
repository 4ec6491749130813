package io.workshopstream.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Judges whether answers are ours, and counts them by status. */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What would tell of our insides. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "(java|jakarta|org|com|io|fish)(\\.[a-z][\\w]*)+\\.[A-Z]\\w*(Exception|Error)|\\tat |Payara|GlassFish"
              + "|Grizzly|Jersey|io\\.workshopstream");

  private final Map<Integer, Integer> statuses = new TreeMap<>();

  /** How many answers there were with each status. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** Sends the request; says what is wrong with its answer, nothing when nothing is. */
  String complaint(RawRequest request) {
    RawRequest.Answer answer;
    try {
      answer = request.send();
    } catch (IOException none) {
      return "no answer: " + none;
    } catch (AssertionError undescribed) {
      return String.valueOf(undescribed.getMessage());
    }
    statuses.merge(answer.status(), 1, Integer::sum);
    if (request.target().startsWith("/sample/") && answer.status() != 500) {
      return ""; // other people's sites, as they answer
    }
    boolean refused = answer.status() >= 400;
    boolean wrong =
        answer.status() == 500
            || isHtml(answer)
            || INSIDES.matcher(answer.body()).find()
            || (refused && !isOurs(request, answer));
    return wrong ? answer.toString() : "";
  }

  /** Our own pages are HTML. */
  private static boolean isHtml(RawRequest.Answer answer) {
    return answer.type().contains("html") && answer.status() >= 400;
  }

  /**
   * A problem document or the old form; nothing at all to a HEAD, and where the server refuses a
   * head that it cannot read, before anything of the application is asked. The server forgets the
   * type of what is flushed where the request asked for an upgrade that it does not know.
   */
  private static boolean isOurs(RawRequest request, RawRequest.Answer answer) {
    if (answer.body().isEmpty()) {
      return request.isHead() || !answer.headers().containsKey("x-content-type-options");
    }
    try {
      JsonNode error = JSON.readTree(answer.body());
      boolean untyped = answer.type().isEmpty() && request.asksForUpgrade();
      if (untyped || answer.type().startsWith("application/problem+json")) {
        return error.path("status").asInt() == answer.status() && error.hasNonNull("message");
      }
      return answer.type().startsWith("application/json") && error.hasNonNull("message");
    } catch (JsonProcessingException noJson) {
      return false;
    }
  }
}
