package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.budget.Budgets;
import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.Extraction;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.sample.SamplePages;
import io.workshopstream.studio.StudioId;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample sites' pages say exactly what {@code expected.json} says, field by field. */
class SamplePagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("hh:mm a", Locale.ENGLISH);

  /** Plain days, the turn of the year, and a leap day. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 1, 22),
          LocalDate.of(2026, 11, 25),
          LocalDate.of(2026, 12, 14),
          LocalDate.of(2028, 2, 12));

  static Stream<Arguments> links() throws IOException {
    List<Arguments> links = new ArrayList<>();
    for (LocalDate day : DAYS) {
      for (JsonNode studio : truth()) {
        List<String> seen = new ArrayList<>();
        for (String part : List.of("workshops", "nothing")) {
          for (JsonNode one : studio.path(part)) {
            String link = one.path("link").asText();
            if (!seen.contains(link)) {
              seen.add(link);
              links.add(Arguments.of(link, day, studio));
            }
          }
        }
      }
    }
    return links.stream();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("links")
  void a_page_gives_its_workshops_or_its_reason(String link, LocalDate today, JsonNode studio)
      throws IOException {
    SamplePages pages = new SamplePages(today);
    Optional<String> body = pages.page(link);
    if (body.isEmpty()) {
      assertThat(expected(link, today, studio)).isEmpty();
      return;
    }
    Page page = new Page(pages.link(link), pages.address(link), Page.Kind.HTML, body.get());
    PageVerdict verdict =
        new Normaliser()
            .judge(new Extraction().read(page, Budgets.plenty()), rules(today), Budgets.plenty());

    assertThat(Reader.workshops(verdict).stream().map(SamplePagesTest::line))
        .containsExactlyInAnyOrderElementsOf(expected(link, today, studio));
    for (JsonNode nothing : studio.path("nothing")) {
      if (nothing.path("link").asText().equals(link)) {
        assertThat(reasons(nothing)).containsAnyElementsOf(reasons(verdict));
      }
    }
  }

  private static List<String> reasons(JsonNode nothing) {
    List<String> reasons = new ArrayList<>(List.of(nothing.path("reason").asText()));
    nothing.path("also").forEach(also -> reasons.add(also.asText()));
    return reasons;
  }

  private static List<String> reasons(PageVerdict verdict) {
    List<String> reasons = new ArrayList<>(List.of(verdict.nothing().name()));
    for (Verdict found : verdict.verdicts()) {
      if (found instanceof Verdict.Rejected rejected) {
        reasons.add(rejected.reason().name());
      }
    }
    return reasons;
  }

  private static List<String> expected(String link, LocalDate today, JsonNode studio) {
    List<String> lines = new ArrayList<>();
    for (JsonNode workshop : studio.path("workshops")) {
      if (workshop.path("link").asText().equals(link)) {
        List<String> slots = new ArrayList<>();
        for (JsonNode slot : workshop.path("slots")) {
          LocalDate day = today.plusDays(Integer.parseInt(slot.path("day").asText()));
          slots.add(day + " " + text(slot.path("start")) + " - " + text(slot.path("end")));
        }
        List<String> artists = new ArrayList<>();
        workshop.path("artist_ids").forEach(artist -> artists.add(artist.asText()));
        lines.add(
            line(
                text(workshop.path("event_type")),
                text(workshop.path("song")),
                text(workshop.path("by")),
                slots,
                text(workshop.path("pricing")),
                artists));
      }
    }
    return lines;
  }

  private static String line(Workshop workshop) {
    List<String> slots = new ArrayList<>();
    for (Slot slot : workshop.slots()) {
      slots.add(slot.date() + " " + time(slot.start()) + " - " + time(slot.end()));
    }
    return line(
        workshop.type().name().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(workshop.song(), "-"),
        Objects.requireNonNullElse(workshop.by(), "-"),
        slots,
        Objects.requireNonNullElse(workshop.pricing(), "-"),
        workshop.artistIds());
  }

  private static String line(
      String type, String song, String by, List<String> slots, String pricing, List<String> ids) {
    return String.join(
        " | ",
        type,
        "song " + song,
        "by " + by,
        slots.toString(),
        pricing.replace("\n", " / "),
        ids.toString());
  }

  private static String time(@Nullable LocalTime time) {
    return time == null ? "-" : TIME.format(time);
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "-" : value.asText();
  }

  private static Rules rules(LocalDate today) throws IOException {
    List<Artist> artists = new ArrayList<>();
    for (JsonNode artist : JSON.readTree(SamplePages.file("artists.json"))) {
      List<String> aliases = new ArrayList<>();
      artist.path("artist_aliases").forEach(alias -> aliases.add(alias.asText()));
      artists.add(
          new Artist(
              artist.path("artist_id").asText(),
              artist.path("artist_name").asText(),
              aliases,
              null,
              null));
    }
    return new Rules(
        new StudioId("sample"),
        "Bangalore",
        Reader.INDIA,
        today,
        Rules.Acceptance.STUDIO,
        new KnownArtists(artists));
  }

  private static JsonNode truth() throws IOException {
    try (InputStream file = SamplePagesTest.class.getResourceAsStream("/sample/expected.json")) {
      return JSON.readTree(Objects.requireNonNull(file));
    }
  }
}
