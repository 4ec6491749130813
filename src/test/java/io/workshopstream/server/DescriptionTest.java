package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.Role;
import io.workshopstream.access.route.RouteRights;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The description of the API says of each route what the application says of it. */
class DescriptionTest {

  private static final Description OURS = Description.ours();
  private static final Contract CONTRACT = new Contract(OURS);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern API = Pattern.compile("\\w+ /(api|ws|health|metrics|openapi)(/.*)?");

  // ---- Routes and rights

  @Test
  void it_has_the_routes_of_the_application_and_no_others() {
    Set<String> routes =
        Routes.ofApplication().requests().stream()
            .filter(route -> API.matcher(route).matches())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(OURS.operations().keySet()).isEqualTo(routes).hasSizeGreaterThan(30);
  }

  @Test
  void it_has_the_role_that_each_route_needs() {
    Map<String, String> said = new TreeMap<>();
    Map<String, String> needed = new TreeMap<>();
    OURS.operations()
        .forEach(
            (route, operation) -> {
              said.put(route, String.valueOf(operation.getExtensions().get("x-role")));
              needed.put(route, role(route));
            });

    assertThat(said).isEqualTo(needed);
  }

  private static String role(String route) {
    String[] parts = route.split(" ", -1);
    return RouteRights.needed(parts[0], parts[1], parts[1]).map(Role::word).orElse("everybody");
  }

  @TestFactory
  Stream<DynamicTest> it_has_the_ways_to_prove_oneself_that_each_route_takes() {
    return each((route, operation) -> assertThat(ways(operation)).isEqualTo(planned(route)));
  }

  private static Set<Set<String>> ways(Operation operation) {
    List<SecurityRequirement> all =
        operation.getSecurity() == null ? OURS.api().getSecurity() : operation.getSecurity();
    return all.stream().map(Map::keySet).collect(Collectors.toSet());
  }

  private static Set<Set<String>> planned(String route) {
    if (role(route).equals("everybody")) {
      return Set.of();
    }
    boolean reads = route.startsWith("GET ");
    Set<String> browser = reads ? Set.of("session") : Set.of("session", "x_requested_with");
    boolean ofOneRun = route.endsWith("/runs/{id}/events") || route.startsWith("GET /ws/");
    return ofOneRun
        ? Set.of(Set.of("bearer"), browser, Set.of("ticket"))
        : Set.of(Set.of("bearer"), browser);
  }

  // ---- Parameters, words and types

  @Test
  void it_has_every_parameter_of_a_query_that_the_application_reads() {
    Set<String> said = new TreeSet<>(parameters("query"));
    Set<String> read = new TreeSet<>(Routes.ofApplication().parameters());
    read.removeAll(Set.of("lastEventId", "Last-Event-ID")); // other names of last_event_id
    read.addAll(Set.of("version", "format")); // of old clients; of a servlet
    read.addAll(Set.of("code", "state", "iss", "error")); // of an issuer, read by its library

    assertThat(said).isEqualTo(read);
  }

  @Test
  void it_has_the_headers_that_the_application_reads() {
    Set<String> read = new TreeSet<>(Routes.ofApplication().headers());
    read.add("X-Request-Id"); // by a filter

    assertThat(parameters("header")).isEqualTo(read).hasSize(5);
  }

  private static Set<String> parameters(String where) {
    return OURS.operations().values().stream()
        .flatMap(operation -> parameters(operation).stream())
        .filter(parameter -> where.equals(parameter.getIn()))
        .map(Parameter::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Parameter> parameters(Operation operation) {
    List<Parameter> all = operation.getParameters();
    return all == null
        ? List.of()
        : all.stream()
            .map(each -> found(each, Parameter::get$ref, parts().getParameters()))
            .toList();
  }

  private static io.swagger.v3.oas.models.Components parts() {
    return OURS.api().getComponents();
  }

  /** The thing itself, or the one that it refers to. */
  private static <T> T found(T thing, Function<T, String> reference, Map<String, T> all) {
    String name = reference.apply(thing);
    return name == null
        ? thing
        : Objects.requireNonNull(all.get(name.substring(name.lastIndexOf('/') + 1)));
  }

  @Test
  void its_closed_words_are_those_of_the_code() {
    assertThat(words("RunState")).isEqualTo(all(RunState.values(), RunState::word));
    assertThat(words("Level")).isEqualTo(all(Level.values(), Level::word));
    assertThat(words("Role")).isEqualTo(all(Role.values(), Role::word));
    assertThat(words("NoticeKind"))
        .isEqualTo(all(NoticeKind.subscribable().toArray(new NoticeKind[0]), NoticeKind::word));
    assertThat(words("AuditAction")).isEqualTo(all(AuditAction.values(), AuditAction::word));
    assertThat(OURS.events().keySet())
        .isEqualTo(all(RunEventType.values(), RunEventType::wireName));
    assertThat(words(OURS.schemas().get("SocketEvent").getProperties().get("event")))
        .isEqualTo(OURS.events().keySet());
  }

  private static Set<Object> words(String schema) {
    return words(OURS.schemas().get(schema));
  }

  private static Set<Object> words(Object schema) {
    return new TreeSet<>(((Schema<?>) schema).getEnum());
  }

  private static <E> Set<Object> all(E[] values, Function<E, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.toCollection(TreeSet::new));
  }

  // ---- Care

  private interface Rule {
    void check(String route, Operation operation) throws Exception;
  }

  private static Stream<DynamicTest> each(Rule rule) {
    return OURS.operations().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(), () -> rule.check(one.getKey(), one.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> each_operation_has_a_name_a_summary_a_topic_and_an_error() {
    Set<String> topics =
        OURS.api().getTags().stream().map(tag -> tag.getName()).collect(Collectors.toSet());
    return each(
        (route, operation) -> {
          assertThat(operation.getOperationId()).matches("[a-z][A-Za-z]+");
          assertThat(operation.getSummary()).matches("[A-Z].{5,70}[^.]");
          assertThat(operation.getTags()).hasSize(1).isSubsetOf(topics);
          assertThat(operation.getResponses().keySet()).anyMatch(status -> status.matches("4.."));
        });
  }

  @Test
  void no_two_operations_have_one_name() {
    assertThat(OURS.operations().values().stream().map(Operation::getOperationId))
        .doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> each_operation_has_examples_of_what_is_sent_and_of_what_comes() {
    return each(
        (route, operation) -> {
          Map<String, MediaType> contents = contents(operation);
          contents.forEach(
              (where, content) ->
                  assertThat(content.getExampleSetFlag() || isProblem(where)).as(where).isTrue());
          assertThat(contents).isNotEmpty();
        });
  }

  /** The same in all of them. */
  private static boolean isProblem(String where) {
    return where.contains("problem+json");
  }

  @TestFactory
  Stream<DynamicTest> each_example_is_as_its_schema_says() {
    Map<String, MediaType> all = new TreeMap<>();
    OURS.operations()
        .forEach(
            (route, operation) ->
                contents(operation)
                    .forEach((where, content) -> all.put(route + " " + where, content)));
    return all.entrySet().stream()
        .filter(
            one -> one.getKey().matches(".*(json|\\*/\\*)") && one.getValue().getExampleSetFlag())
        .filter(one -> !one.getKey().contains("ndjson"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () ->
                        assertThat(
                                CONTRACT.differences(
                                    json(one.getValue().getExample()), one.getValue().getSchema()))
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> each_schema_of_an_event_has_an_example_that_is_one() {
    return Stream.concat(OURS.events().values().stream(), Stream.of("SocketWish", "SocketEvent"))
        .distinct()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertThat(
                                CONTRACT.differences(
                                    json(OURS.schemas().get(name).getExample()), name))
                            .isEmpty()));
  }

  private static String json(Object example) throws JsonProcessingException {
    return example instanceof String text && text.isEmpty()
        ? text
        : JSON.writeValueAsString(example);
  }

  /** The bodies of an operation, with the place where they stand. */
  private static Map<String, MediaType> contents(Operation operation) {
    Map<String, MediaType> contents = new LinkedHashMap<>();
    if (operation.getRequestBody() != null) {
      add(
          contents,
          "sent",
          found(operation.getRequestBody(), body -> body.get$ref(), parts().getRequestBodies())
              .getContent());
    }
    operation
        .getResponses()
        .forEach(
            (status, answer) ->
                add(
                    contents,
                    status,
                    found(answer, one -> one.get$ref(), parts().getResponses()).getContent()));
    return contents;
  }

  private static void add(Map<String, MediaType> contents, String where, Content content) {
    if (content != null) {
      content.forEach((type, body) -> contents.put(where + " " + type, body));
    }
  }

  @Test
  void what_is_there_to_be_referred_to_is_referred_to() {
    String text = Description.text();
    List<String> unused = new ArrayList<>();
    String section = "";
    for (String line : text.substring(text.indexOf("\ncomponents:\n") + 13).split("\n", -1)) {
      if (line.matches("  \\w+:.*")) {
        section = line.strip().replaceAll(":.*", "");
      }
      String name = "#/components/" + section + "/" + line.strip().replaceAll(":.*", "");
      boolean begins = line.matches("    \\w+:.*") && !section.equals("securitySchemes");
      if (begins && !text.contains(name + "'")) {
        unused.add(name);
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void our_answers_have_no_fields_but_those_that_are_described() {
    Set<String> open =
        OURS.schemas().entrySet().stream()
            .filter(one -> "object".equals(one.getValue().getType()))
            .filter(one -> !Boolean.FALSE.equals(one.getValue().getAdditionalProperties()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(open)
        .containsExactly(
            "AliasRequest",
            "ArtistChange",
            "ArtistImportRow",
            "ArtistRequest",
            "Login",
            "MergeRequest",
            "OldArtists",
            "OldLink",
            "OldSong",
            "OverrideRequest",
            "PreviewRequest",
            "ProposalRequest",
            "ReasonRequest",
            "RestoreRequest",
            "RunStart",
            "SocketWish",
            "StudioChange",
            "StudioNew",
            "StudioRequest",
            "SubscriptionChange",
            "SubscriptionRequest",
            "TicketRequest",
            "TokenRequest",
            "WorkshopRequest");
  }
}
