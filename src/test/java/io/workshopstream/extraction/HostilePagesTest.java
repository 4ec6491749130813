package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.workshopstream.budget.Budgets;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.json.JsonRepair;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.json.LenientJson;
import io.workshopstream.extraction.json.Scripts;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a page is made of, it is read to its end, soon and without an exception. */
class HostilePagesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<div class=vevent>",
            "<table>",
            "<tr><td>",
            "</td>",
            "</table>",
            "<li itemscope ",
            "itemtype='http://schema.org/Event'>",
            "<b itemprop=name>",
            "<p typeof=Event property=x>",
            "<span class='dt-start value'>",
            "2026-02-07T17:00",
            "Date",
            "Time",
            "7 Feb",
            "5-7 pm",
            "₹850",
            "<h2>",
            "</h2>",
            "<script type='application/ld+json'>",
            "</script>",
            "{",
            "}",
            "[",
            "]",
            "\"@type\":\"Event\"",
            ",",
            ":",
            "\"",
            "'",
            "\\",
            "/*",
            "//",
            "\n",
            "&quot;",
            "<!--",
            "-->",
            "<br>",
            "1",
            "2",
            "3",
            "Song by Ria",
            "12/31",
            "<time datetime='2026-13-45'>",
            "📍",
            "calendar.google.com/?dates=",
            "\u0000",
            "\ud83d")
        .list()
        .ofMaxSize(60)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 400)
  void any_soup_of_tags_and_words_is_read(@ForAll("soup") String soup) {
    assertThatCode(() -> Read.html(soup)).doesNotThrowAnyException();
  }

  @Property(tries = 400)
  void any_words_are_read(@ForAll String words) {
    assertThatCode(() -> Read.html(words)).doesNotThrowAnyException();
  }

  @Property(tries = 1000)
  void any_words_are_json_or_none(@ForAll("soup") String soup, @ForAll String words) {
    assertThatCode(() -> LenientJson.parse("{" + soup, Budgets.plenty()))
        .doesNotThrowAnyException();
    assertThatCode(() -> LenientJson.parse("[" + words, Budgets.plenty()))
        .doesNotThrowAnyException();
    assertThatCode(() -> Scripts.literals(soup + words)).doesNotThrowAnyException();
  }

  @Property(tries = 500)
  void what_is_mended_once_need_not_be_mended_again(@ForAll("soup") String soup) {
    String mended = JsonRepair.of("{" + soup);
    assertThat(mended.length()).isLessThanOrEqualTo(3 * (soup.length() + 1) + 2);
  }

  static Stream<String> hostile() {
    int many = 100_000;
    return Stream.of(
        "<div>".repeat(many) + "7 Feb 5 pm",
        "<div class='vevent h-event'>".repeat(many) + "7 Feb",
        "<div itemscope itemtype='http://schema.org/Event' itemprop=subEvent>".repeat(many),
        "<div typeof='Event' property='subEvent'>".repeat(many),
        "<table><tr><td>".repeat(many / 10) + "7 Feb",
        "<p " + "a b c d e f g h i j ".repeat(many) + ">7 Feb</p>",
        "<table><tr><th>Session<th>Date<th>Time"
            + "<tr><td>Jam<td>7 Feb<td>5 pm".repeat(many / 5)
            + "</table>",
        "<ul>" + "<li><h3>Jam</h3>7 Feb 2026, 5-7 pm, Town Hall".repeat(many / 10) + "</ul>",
        "<h2>February 2026</h2>" + "<p>1</p><p>2</p>".repeat(many / 4),
        "<script type='application/ld+json'>" + "[".repeat(many) + "</script>",
        "<script type='application/ld+json'>" + "{\"a\":".repeat(many) + "</script>",
        "<script>" + "x={".repeat(many) + "</script>",
        "<script>" + "\"".repeat(many) + "</script>",
        "<table><tr>"
            + "<td rowspan=31>7 Feb 5 pm".repeat(1000)
            + "<tr><td>Jam".repeat(many / 50)
            + "</table>",
        "<table><tr><td rowspan=31>" + "<b>7 Feb</b>".repeat(many) + "<tr><tr><tr></table>",
        "<h2>7 February 2026</h2><table><tr><th>Time<th>Room A<th>Room B"
            + "<tr><td>5 pm<td>Jam<td>Hop".repeat(many / 20)
            + "</table>",
        "<p>" + "7 Feb ".repeat(many / 2) + "</p>",
        "<p>" + "Time: ".repeat(many / 2) + "</p>");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_page_is_read_soon(String page) {
    PageClaims claims = assertTimeoutPreemptively(SOON, () -> Read.html(page));
    assertThat(claims.events().size()).isLessThan(20_000);
  }

  @Test
  void deep_json_ends_at_a_limit_instead_of_the_stack() {
    int levels =
        LenientJson.parse("{\"a\":".repeat(1_000_000), Budgets.plenty()).stream()
            .mapToInt(root -> JsonTree.objects(root, Budgets.plenty()).size())
            .sum();
    assertThat(levels).isLessThanOrEqualTo(1000);
  }
}
