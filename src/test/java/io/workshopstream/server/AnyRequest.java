package io.workshopstream.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Any method on any route with any parameters, headers and body, some of them sound, the rest as
 * nobody should send them.
 */
final class AnyRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Routes ROUTES = Routes.ofApplication();

  private static final Arbitrary<String> ODD =
      Arbitraries.of(
          ("| |%|_|'|\"|\\|..|../..|..%2f|%00|%0d%0aX:%20y|%zz|%e2%80%a8|%ff|%ed%a0%80|null|-1|0|1"
                  + "|9223372036854775808|1e999|true|full|error|running|<script>|${x}|{x}|%7bx%7d"
                  + "|;x=y|' or 1=1 --|2026-01-22|gone-1|gone-1,gone-2|😀|"
                  + "a".repeat(300)
                  + "|"
                  + "a".repeat(9000))
              .split("\\|", -1));

  private static final Arbitrary<String> WORDS =
      Arbitraries.oneOf(
          ODD,
          Arbitraries.of("vins.dance.co", "nobody", "refresh-workshops", "process-studio", "gone"),
          Arbitraries.strings().ofMaxLength(20));

  private static final Arbitrary<String> METHODS =
      Arbitraries.of(
          "GET,GET,GET,GET,POST,POST,POST,PUT,DELETE,PATCH,HEAD,OPTIONS,TRACE,FOO".split(","));

  private static final Arbitrary<String> UNKNOWN =
      Arbitraries.of(
          ("/nothing /api /api/ /api/nothing /apix /api//studios /ws/runs/x /ws /WEB-INF/web.xml"
                  + " /META-INF/ /index.html/x /error-page /health/x /metrics/x /openapi/x"
                  + " /api/application.wadl /favicon.ico /api.json /api%20 /%61pi/studios"
                  + " /api/studios/.. /api/studios/; /sample/ /sample/nothing")
              .split(" "));

  private static final Arbitrary<String> TYPES =
      Arbitraries.of(
          ("application/json|text/plain|text/event-stream|text/html|text/csv|*/*|nonsense|a/b;c"
                  + "|a/b;q=x|application/json;charset=nope|application/json;charset=utf-16"
                  + "|text/plain;charset=|;|application/json;q=0|application/x-www-form-urlencoded"
                  + "|multipart/form-data|image/*, */*;q=0.1|////|")
              .split("\\|", -1));

  private static final Arbitrary<String> HEADERS =
      Arbitraries.of(
          ("Last-Event-ID Idempotency-Key Range If-Modified-Since If-None-Match Cookie"
                  + " Accept-Language Accept-Charset Accept-Encoding Expect X-Odd Content-Encoding"
                  + " X-HTTP-Method-Override Authorization Upgrade Origin Referer Sec-Fetch-Site"
                  + " X-Forwarded-For Content-Type Content-Language Connection")
              .split(" "));

  private static final Arbitrary<String> FIELDS =
      Arbitraries.of(
          ("studio_id kind dry_run url html text timezone reference_date accept approve"
                  + " last_event_id force")
              .split(" "));

  private AnyRequest() {}

  /** Makes requests; the same ones for the same seed. */
  static void forEach(int number, long seed, Consumer<RawRequest> take) {
    JqwikSession.run(
        () -> {
          RandomGenerator<RawRequest> requests = requests().generator(1000);
          Random random = new Random(seed);
          for (int i = 0; i < number; i++) {
            take.accept(requests.next(random).value());
          }
        });
  }

  private static Arbitrary<RawRequest> requests() {
    Arbitrary<Boolean> late =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
    return Combinators.combine(METHODS, targets(), headers(), bodies(), late)
        .as(
            (method, target, headers, body, after) -> {
              RawRequest request = new RawRequest(method, sendable(target));
              headers.forEach(header -> request.with(header.get1(), header.get2()));
              if (!body.isEmpty()) {
                request.body(body);
              }
              return after ? request.late() : request;
            });
  }

  /** What fits into a request line; everything else would be refused there and test nothing. */
  private static String sendable(String target) {
    return target.replaceAll("[^!-~]", "%20").replace("#", "%23");
  }

  private static Arbitrary<String> targets() {
    Arbitrary<String> known =
        Combinators.combine(Arbitraries.of(ROUTES.paths()), WORDS)
            .as((path, word) -> path.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(word)));
    Arbitrary<String> parameter =
        Combinators.combine(Arbitraries.of(ROUTES.parameters()), WORDS)
            .as((name, value) -> name + "=" + value);
    return Combinators.combine(
            Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, UNKNOWN)),
            parameter.list().ofMaxSize(3))
        .as((path, query) -> path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  private static Arbitrary<List<Tuple2<String, String>>> headers() {
    Arbitrary<Tuple2<String, String>> typed =
        Combinators.combine(Arbitraries.of("Accept", "Content-Type"), TYPES).as(Tuple::of);
    Arbitrary<Tuple2<String, String>> odd =
        Combinators.combine(HEADERS, WORDS.map(word -> word.replaceAll("[^ -~]", "?")))
            .as(Tuple::of);
    return Arbitraries.frequencyOf(Tuple.of(2, typed), Tuple.of(1, odd)).list().ofMaxSize(3);
  }

  private static Arbitrary<String> bodies() {
    Arbitrary<String> field =
        Combinators.combine(
                FIELDS,
                Arbitraries.oneOf(
                    WORDS.map(AnyRequest::string),
                    Arbitraries.of("null", "1", "[]", "{}", "true", "\"process-studio\"")))
            .as((name, value) -> "\"" + name + "\":" + value);
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just("")),
        Tuple.of(4, field.list().ofMaxSize(4).map(all -> "{" + String.join(",", all) + "}")),
        Tuple.of(1, Arbitraries.of("[", "null", "[".repeat(5000), "{\"a\":", "\ud800", "\u0000")),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(50)),
        Tuple.of(1, Arbitraries.just("x".repeat(70_000))));
  }

  private static String string(String word) {
    try {
      return JSON.writeValueAsString(word);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is wrong with the answers to so many requests, and what came back. */
  static List<String> complaints(int number, long seed, Answers answers) {
    List<String> complaints = new ArrayList<>();
    forEach(
        number,
        seed,
        request -> {
          String complaint = answers.complaint(request);
          if (!complaint.isEmpty()) {
            complaints.add(request + " -> " + complaint);
          }
        });
    return complaints;
  }
}
