package io.workshopstream.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.swagger.v3.oas.models.media.Schema;
import io.workshopstream.access.route.LastEventIdParameter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds exchanges and events to the description of the API. An answer always has to fit; a request
 * only if it was taken, for what is refused is sent on purpose.
 */
final class Contract {

  /** Tells of each body that is no JSON. */
  private static final Logger TALKATIVE = Logger.getLogger("com.atlassian.oai.validator");

  private static final Contract OURS = new Contract(Description.ours());

  private static final Pattern DESCRIBED =
      Pattern.compile("/(?:api|ws|health|metrics|openapi)(?:[/;].*)?");

  /** What tests put beside the application. */
  private static final Pattern BESIDE =
      Pattern.compile("/api/(?:synthetic-runs|spoken-runs|stored-workshops|fresh-start).*");

  /** Spellings that some reader of addresses would take for another address. */
  private static final Pattern UNCLEAR =
      Pattern.compile("[;\\\\]|//|/\\.|%(?:2[fFeE50]|5[cC]|3[bB]|0.)");

  private static final String ACCEPT = "validation.request.accept";

  private static final Set<String> UNDESCRIBED =
      Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");

  private final OpenApiInteractionValidator validator;
  private final SchemaValidator schemas;
  private final Description description;
  private final Map<String, String> events;

  Contract(Description description) {
    TALKATIVE.setLevel(java.util.logging.Level.WARNING);
    this.description = description;
    this.events = description.events();
    LevelResolver levels =
        LevelResolver.create()
            // this machine needs no token, as long as there is none
            .withLevel("validation.request.security.missing", Level.IGNORE)
            .withLevel("validation.request.security.invalid", Level.IGNORE)
            // bodies of a GET, and parameters that nobody knows, are ignored by the server too
            .withLevel("validation.request.body.unexpected", Level.IGNORE)
            .withLevel("validation.request.parameter.query.unexpected", Level.IGNORE)
            .build();
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(description.yaml())
            .withLevelResolver(levels)
            .build();
    this.schemas = new SchemaValidator(description.api(), new MessageResolver(levels));
  }

  /** Fails when an exchange with our API is none that its description knows. */
  static void check(Exchange exchange) {
    List<String> differences = OURS.differences(exchange);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "What the API does is not what META-INF/openapi.yaml says:\n- "
              + String.join("\n- ", differences)
              + "\nin "
              + exchange);
    }
  }

  /** Fails when the description knows no such event. */
  static void check(SseEvent event) {
    List<String> differences = OURS.differences(event);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "The event is not what META-INF/openapi.yaml says:\n- "
              + String.join("\n- ", differences)
              + "\nin "
              + event);
    }
  }

  List<String> differences(SseEvent event) {
    String schema = events.get(event.name());
    return schema == null
        ? List.of("no event is called " + event.name())
        : differences(event.data(), schema);
  }

  /** What of a JSON value is not as a schema says. */
  List<String> differences(String json, String schema) {
    return differences(json, description.schemas().get(schema));
  }

  List<String> differences(String json, Schema<?> schema) {
    return words(schemas.validate(json, schema, "value"));
  }

  List<String> differences(Exchange exchange) {
    boolean ours = exchange.header("X-Content-Type-Options").isPresent();
    if (!ours || !isOfTheApi(exchange.path()) || exchange.status() == 101) {
      return List.of(); // the server itself refuses what is no sound HTTP
    }
    if (exchange.method().equals("OPTIONS")) {
      boolean elsewhere = !isOurs(exchange) || UNCLEAR.matcher(exchange.path()).find();
      boolean answered = exchange.status() == 204 || elsewhere;
      return answered ? List.of() : problem(exchange);
    }
    if (UNCLEAR.matcher(exchange.path()).find() || !isMethod(exchange.method())) {
      return undescribed(exchange);
    }
    List<ValidationReport.Message> found =
        validator.validate(request(exchange), response(exchange)).getMessages();
    return found.stream().anyMatch(message -> UNDESCRIBED.contains(message.getKey()))
        ? undescribed(exchange)
        : differences(exchange, found);
  }

  private List<String> differences(Exchange exchange, List<ValidationReport.Message> found) {
    if (exchange.status() == 405) {
      return problem(exchange);
    }
    List<String> differences = new ArrayList<>();
    for (ValidationReport.Message message : found) {
      boolean ofTheRequest = message.getKey().startsWith("validation.request");
      boolean heeded = isOurs(exchange) || !message.getKey().startsWith(ACCEPT);
      boolean unread =
          !isOneValue(exchange) && message.getKey().equals("validation.response.body.missing");
      if (isWrong(message) && heeded && !unread && (!ofTheRequest || exchange.isGood())) {
        differences.add(message.getKey() + ": " + message.getMessage());
      }
    }
    differences.addAll(events(exchange));
    return differences;
  }

  /** Whether the answer has a body that is looked at as a whole. */
  private static boolean isOneValue(Exchange exchange) {
    return exchange.body() != null && !exchange.isHead() && !isStream(exchange);
  }

  private static boolean isStream(Exchange exchange) {
    return exchange.type().startsWith("text/event-stream");
  }

  /** Of a stream that was read to its end. */
  private List<String> events(Exchange exchange) {
    String body = exchange.body();
    List<String> differences = new ArrayList<>();
    if (body != null && isStream(exchange)) {
      try (SseReader reader = new SseReader(new ByteArrayInputStream(body.getBytes(UTF_8)))) {
        for (SseEvent event = reader.read(); event != null; event = reader.read()) {
          differences.addAll(differences(event));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return differences;
  }

  private static boolean isOfTheApi(String path) {
    return DESCRIBED.matcher(path).matches() && !BESIDE.matcher(path).matches();
  }

  /** The server's own pages, such as that of its health, take any method and any Accept. */
  private static boolean isOurs(Exchange exchange) {
    return exchange.path().startsWith("/api/");
  }

  private static boolean isMethod(String method) {
    return Arrays.stream(Request.Method.values()).anyMatch(known -> known.name().equals(method));
  }

  /** An address or method that is not there can only be refused. */
  private List<String> undescribed(Exchange exchange) {
    if (exchange.status() >= 400) {
      return problem(exchange);
    }
    boolean another = UNCLEAR.matcher(exchange.path()).find();
    return another || !isOurs(exchange)
        ? List.of()
        : List.of("it is not described, and must be refused");
  }

  private List<String> problem(Exchange exchange) {
    String body = exchange.body();
    if (exchange.isHead() || body == null) {
      return List.of();
    }
    return exchange.status() < 400
        ? List.of("it must be refused")
        : differences(body, body.contains("\"type\"") ? "Problem" : "Message");
  }

  private static SimpleRequest request(Exchange exchange) {
    String method = exchange.isHead() ? "GET" : exchange.method();
    String path = URLDecoder.decode(exchange.path().replace("+", "%2B"), UTF_8);
    boolean slash = path.length() > 1 && path.endsWith("/");
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(method, slash ? path.substring(0, path.length() - 1) : path);
    exchange.requestHeaders().forEach((name, values) -> header(name, values, request));
    parameters(exchange.target()).forEach(request::withQueryParam);
    if (!exchange.sent().isEmpty()) {
      request.withBody(exchange.sent()).withContentType(sentType(exchange));
    }
    return request.build();
  }

  /** A file is one; everything else is taken for JSON, whatever it said. */
  private static String sentType(Exchange exchange) {
    return exchange.requestHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(header -> header.getValue().get(0))
        .filter(type -> type.startsWith("text/csv") || type.equals("application/x-ndjson"))
        .findFirst()
        .orElse("application/json");
  }

  private static void header(String name, List<String> values, SimpleRequest.Builder request) {
    if (!name.equalsIgnoreCase("Content-Type")) {
      request.withHeader(name, values);
    }
  }

  /** Of several the first counts; the last event goes by several names, and of it the last does. */
  private static Map<String, String> parameters(String target) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      String name = decoded(pair[0]);
      String value = pair.length == 1 ? "" : decoded(pair[1]);
      if (LastEventIdParameter.is(name)) {
        parameters.put("last_event_id", value);
      } else {
        parameters.putIfAbsent(name, value);
      }
    }
    return parameters;
  }

  private static String decoded(String words) {
    try {
      return URLDecoder.decode(words, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return words;
    }
  }

  private static SimpleResponse response(Exchange exchange) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(exchange.status());
    exchange.headers().forEach(response::withHeader);
    String body = exchange.body();
    if (body != null && !body.isEmpty() && !isStream(exchange)) {
      response.withBody(body);
    }
    if (exchange.type().isEmpty() && exchange.requestHeader("Upgrade").isPresent()) {
      // which the server then forgets
      response.withContentType(usualType(exchange));
    }
    return response.build();
  }

  private static String usualType(Exchange exchange) {
    if (!exchange.isGood()) {
      return "application/problem+json";
    }
    String path = exchange.path().replaceFirst("/$", "");
    if (path.endsWith("/events") || path.startsWith("/api/streaming/")) {
      return "text/event-stream";
    }
    return switch (path) {
      case "/metrics" -> "text/plain";
      case "/openapi" -> "application/yaml";
      case "/api/admin/backup" -> "application/x-ndjson";
      case "/api/workshops.ics" -> "text/calendar";
      case "/api/workshops.feed.json" -> "application/feed+json";
      default -> "application/json";
    };
  }

  private static List<String> words(@Nullable ValidationReport report) {
    return report == null
        ? List.of()
        : report.getMessages().stream()
            .filter(Contract::isWrong)
            .map(message -> message.getKey() + ": " + message.getMessage())
            .toList();
  }

  private static boolean isWrong(ValidationReport.Message message) {
    return message.getLevel() == Level.ERROR;
  }
}
