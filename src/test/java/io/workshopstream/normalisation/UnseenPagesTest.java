package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.normalisation.rule.PageVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages written from the descriptions of the platforms alone say what {@code truth.json} says. */
class UnseenPagesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 2, 20);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH);

  static Stream<Arguments> pages() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(file("truth.json"));
    return children(truth).map(page -> Arguments.of(page.path("file").asText(), page));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void a_page_gives_its_workshops_and_no_others(String name, JsonNode page) throws IOException {
    PageVerdict verdict = Reader.studio().on(TODAY).at(page.path("url").asText()).html(file(name));

    List<Workshop> found = new ArrayList<>(Reader.workshops(verdict));
    List<String> missing = new ArrayList<>();
    children(page.path("workshops"))
        .forEach(
            expected -> {
              Optional<Workshop> one =
                  found.stream().filter(workshop -> matches(workshop, expected)).findFirst();
              one.ifPresentOrElse(found::remove, () -> missing.add(expected.toString()));
            });
    assertThat(missing).as("not found, beside %s", found).isEmpty();
    assertThat(found).as("found beside the expected ones").isEmpty();
  }

  private static boolean matches(Workshop workshop, JsonNode expected) {
    return workshop.type().name().equalsIgnoreCase(expected.path("event_type").asText())
        && Objects.equals(workshop.by(), text(expected.path("by")))
        && Objects.equals(workshop.song(), text(expected.path("song")))
        && isPriced(workshop, expected)
        && isAt(workshop.slots(), children(expected.path("slots")).toList());
  }

  private static boolean isPriced(Workshop workshop, JsonNode expected) {
    return Objects.equals(workshop.pricing(), text(expected.path("pricing")))
        || children(expected.path("accept"))
            .anyMatch(other -> Objects.equals(workshop.pricing(), text(other)));
  }

  private static boolean isAt(List<Slot> slots, List<JsonNode> expected) {
    boolean same = slots.size() == expected.size();
    for (int index = 0; same && index < slots.size(); index++) {
      Slot slot = slots.get(index);
      JsonNode wanted = expected.get(index);
      same =
          slot.date().toString().equals(wanted.path("date").asText())
              && Objects.equals(time(slot.start()), text(wanted.path("start")))
              && Stream.concat(Stream.of(wanted.path("end")), children(wanted.path("accept_end")))
                  .anyMatch(end -> Objects.equals(time(slot.end()), text(end)));
    }
    return same;
  }

  private static @Nullable String time(@Nullable LocalTime time) {
    return time == null ? null : TIME.format(time);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static Stream<JsonNode> children(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static String file(String name) throws IOException {
    try (InputStream file = UnseenPagesTest.class.getResourceAsStream("/unseen/" + name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
