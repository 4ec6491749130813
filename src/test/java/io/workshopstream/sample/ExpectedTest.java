package io.workshopstream.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That {@code expected.json} and the pages speak of the same things, as far as a machine can tell.
 */
class ExpectedTest {

  private static final String ORIGIN = "http://localhost:8008";
  private static final SampleSites SITES = SampleSitesTest.on(LocalDate.of(2026, 1, 22));

  static Stream<JsonNode> studios() throws IOException {
    return children(json("/sample/expected.json"));
  }

  static Stream<JsonNode> workshops() throws IOException {
    return studios().flatMap(studio -> children(studio.path("workshops")));
  }

  @ParameterizedTest
  @MethodSource("studios")
  void the_listing_and_the_truth_name_the_same_links(JsonNode studio) {
    Set<String> known = new HashSet<>();
    children(studio.path("workshops")).forEach(one -> known.add(one.path("link").asText()));
    children(studio.path("nothing")).forEach(one -> known.add(one.path("link").asText()));
    assertThat(listed(studio)).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("studios")
  void a_link_yields_workshops_or_nothing(JsonNode studio) {
    assertThat(children(studio.path("nothing")).map(one -> one.path("link").asText()))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(
            children(studio.path("workshops")).map(one -> one.path("link").asText()).toList());
  }

  @ParameterizedTest
  @MethodSource("workshops")
  void song_people_and_amounts_stand_on_the_page(JsonNode workshop) {
    String words = words(workshop.path("link").asText());
    if (!workshop.path("song").isNull()) {
      assertThat(words).contains(workshop.path("song").asText());
    }
    assertThat(words).contains(List.of(workshop.path("by").asText().split(" x ")));
    Pattern.compile("₹(\\d+)")
        .matcher(workshop.path("pricing").asText())
        .results()
        .map(MatchResult::group)
        .forEach(amount -> assertThat(words.replace(",", "")).contains(amount.substring(1)));
  }

  @ParameterizedTest
  @MethodSource("workshops")
  void the_days_stand_on_the_page(JsonNode workshop) {
    String file = SiteFiles.read(route(workshop.path("link").asText()).target());
    children(workshop.path("slots"))
        .forEach(slot -> assertThat(file).contains("{{" + slot.path("day").asText()));
  }

  @ParameterizedTest
  @MethodSource("workshops")
  void the_artists_are_known_by_name_or_alias(JsonNode workshop) throws IOException {
    Set<String> people = Set.of(workshop.path("by").asText().split(" x "));
    List<String> ids =
        children(json("/sample/artists.json"))
            .filter(artist -> names(artist).anyMatch(people::contains))
            .map(artist -> artist.path("artist_id").asText())
            .sorted()
            .toList();
    assertThat(children(workshop.path("artist_ids")).map(JsonNode::asText)).isEqualTo(ids);
  }

  private static Set<String> listed(JsonNode studio) {
    URI start = URI.create(ORIGIN + studio.path("start").asText());
    String prefix = studio.path("link_prefix").asText().toLowerCase(Locale.ROOT);
    String listing = SITES.answer(start.getPath(), URI.create(ORIGIN)).body().replace("\\/", "/");
    return Pattern.compile("(?:href=\"|\"|&quot;)([^\"&\\s#]*)")
        .matcher(listing)
        .results()
        .filter(match -> match.group(1).matches("(http://[\\w.:]+)?[./\\w-]+"))
        .map(match -> start.resolve(match.group(1)).getPath())
        .filter(path -> path.toLowerCase(Locale.ROOT).startsWith(prefix))
        .collect(Collectors.toSet());
  }

  private static Route route(String link) {
    Route route = Objects.requireNonNull(SITES.routes().get(link), link);
    return route.manner() == Route.Manner.REDIRECT ? route(route.target()) : route;
  }

  private static String words(String link) {
    String page = SampleSitesTest.shown(SITES, route(link).path());
    return Jsoup.parse(page).text().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> names(JsonNode artist) {
    return Stream.concat(
            Stream.of(artist.path("artist_name")), children(artist.path("artist_aliases")))
        .map(name -> name.asText().toLowerCase(Locale.ROOT));
  }

  private static Stream<JsonNode> children(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream file = ExpectedTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(file);
    }
  }
}
