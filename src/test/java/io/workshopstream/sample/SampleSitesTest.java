package io.workshopstream.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.sample.Route.Manner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSitesTest {

  private static final URI ORIGIN = URI.create("http://localhost:8008");
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SampleSites sites = on(LocalDate.of(2026, 1, 22));

  static SampleSites on(LocalDate day) {
    return new SampleSites(
        Clock.fixed(day.atTime(LocalTime.NOON).atZone(Moment.ZONE).toInstant(), Moment.ZONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-12-31",
        "2026-01-01",
        "2026-02-28",
        "2028-02-28",
        "2028-02-29",
        "2026-08-31"
      })
  void every_page_can_be_shown_on_every_day(LocalDate day) {
    SampleSites that = on(day);
    assertThat(that.routes().values())
        .filteredOn(route -> route.manner() != Manner.REDIRECT)
        .allSatisfy(
            route -> assertThat(shown(that, route.path())).isNotBlank().doesNotContain("{{", "@@"));
  }

  @Test
  void every_redirect_leads_to_a_page() {
    assertThat(sites.routes().values())
        .filteredOn(route -> route.manner() == Manner.REDIRECT)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            route -> {
              assertThat(sites.answer(route.path(), ORIGIN).status()).isEqualTo(302);
              assertThat(sites.routes()).containsKey(route.target());
            });
  }

  @Test
  void an_unknown_path_is_not_found() {
    assertThat(sites.answer("/sample/rzp/nOsUcH", ORIGIN).status()).isEqualTo(404);
    assertThat(sites.answer("/sample/../routes.txt", ORIGIN).status()).isEqualTo(404);
  }

  @Test
  void short_links_that_differ_in_case_alone_lead_to_different_pages() {
    assertThat(sites.answer("/sample/rzp/aB3dE5f", ORIGIN).headers())
        .isNotEqualTo(sites.answer("/sample/rzp/AB3dE5F", ORIGIN).headers());
  }

  @Test
  void the_busy_page_works_at_every_second_request() {
    String path = only(Manner.FLAKY);
    List<Integer> statuses = List.of(status(path), status(path), status(path), status(path));
    assertThat(statuses).containsExactly(503, 200, 503, 200);
  }

  @Test
  void the_slow_page_asks_for_time_and_the_others_for_none() {
    assertThat(sites.answer(only(Manner.SLOW), ORIGIN).delay()).isEqualTo(SampleSites.SLOW);
    assertThat(sites.answer("/sample/vins/workshops", ORIGIN).delay()).isEqualTo(Duration.ZERO);
  }

  @Test
  void robots_txt_names_the_hidden_page() {
    assertThat(sites.robots())
        .startsWith("User-agent: *\n")
        .contains("Disallow: " + only(Manner.HIDDEN) + "\n");
  }

  @Test
  void yesterday_in_greenwich_is_today_in_india() {
    Clock clock = Clock.fixed(Instant.parse("2026-01-21T20:00:00Z"), Moment.ZONE);
    String page =
        new SampleSites(clock).answer("/sample/yoactiv/Event/jojo-workshop/2114/0", ORIGIN).body();
    assertThat(page).contains("22nd Jan, Thursday");
  }

  @Test
  void the_booking_plug_in_leaves_its_character_set_to_its_mark_up() {
    SiteAnswer answer = sites.answer("/sample/yoactiv/eventplugin", ORIGIN);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/html");
    assertThat(answer.body()).contains("charset=utf-8");
  }

  @Test
  void days_without_a_year_can_be_read_back() {
    Pattern offset = Pattern.compile("\\{\\{([+-]\\d+)");
    assertThat(sites.routes().values())
        .filteredOn(route -> route.manner() != Manner.REDIRECT)
        .allSatisfy(
            route -> {
              Matcher day = offset.matcher(SiteFiles.read(route.target()));
              while (day.find()) {
                assertThat(Integer.parseInt(day.group(1))).isBetween(-90, 270);
              }
            });
  }

  @Test
  void the_data_inside_payment_pages_and_ticket_pages_is_json() {
    assertThat(sites.routes().values())
        .filteredOn(route -> route.path().matches("/sample/(pages|vins/events)/.*"))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            route ->
                assertThat(data(shown(sites, route.path())))
                    .hasSize(route.path().endsWith("gift-voucher") ? 0 : 1)
                    .allSatisfy(json -> assertThat(tree(json)).isNotEmpty()));
  }

  @Test
  void one_page_has_broken_linked_data_and_two_have_good_ones() throws JsonProcessingException {
    String broken = linked("/sample/yoactiv/Event/arjun-pillai-workshop/2106/0");
    assertThatThrownBy(() -> tree(broken)).isInstanceOf(JsonProcessingException.class);
    assertThat(
            tree(linked("/sample/manifest/workshops/116-sanya-and-leela")).path("@type").asText())
        .isEqualTo("DanceEvent");
    assertThat(tree(linked("/sample/vins/events/mira-sen-evening")).path("startDate").asText())
        .isEqualTo("2026-02-10T17:00:00+05:30");
  }

  /** The body once the site is willing. */
  static String shown(SampleSites sites, String path) {
    SiteAnswer answer = sites.answer(path, ORIGIN);
    return answer.status() == 503 ? sites.answer(path, ORIGIN).body() : answer.body();
  }

  private String only(Manner manner) {
    List<String> paths =
        sites.routes().values().stream()
            .filter(route -> route.manner() == manner)
            .map(Route::path)
            .toList();
    assertThat(paths).hasSize(1);
    return paths.get(0);
  }

  private int status(String path) {
    return sites.answer(path, ORIGIN).status();
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return JSON.readTree(json);
  }

  private String linked(String path) {
    Document page = Jsoup.parse(shown(sites, path));
    return page.expectFirst("script[type=application/ld+json]").data();
  }

  private static List<String> data(String html) {
    Matcher payment = Pattern.compile("var data = (\\{.*});\n").matcher(html);
    if (payment.find()) {
      return List.of(payment.group(1));
    }
    return Jsoup.parse(html).select("script[type=application/json]").stream()
        .map(Element::data)
        .toList();
  }
}
