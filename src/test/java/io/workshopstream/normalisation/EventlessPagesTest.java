package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of many kinds that announce no event: articles, logs, archives, opening hours, shops. */
class EventlessPagesTest {

  private static final double SILENT = 0.95;
  private static final int FEWEST = 90;
  private static final String SEPARATOR = "<!-- === ";

  private record Kind(String name, String page) {

    static Kind of(String part) {
      int end = part.indexOf(" -->");
      return new Kind(part.substring(0, end), part.substring(end + 4));
    }

    List<String> events() {
      return Reader.events(Reader.anyEvent().html(page));
    }
  }

  private static List<Kind> kinds() throws IOException {
    List<Kind> kinds = new ArrayList<>();
    for (String name : List.of("/eventless/pages.html", "/eventless/more.html")) {
      try (InputStream file = EventlessPagesTest.class.getResourceAsStream(name)) {
        assertThat(file).isNotNull();
        String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        Stream.of(all.split(SEPARATOR, -1)).skip(1).map(Kind::of).forEach(kinds::add);
      }
    }
    return kinds;
  }

  @Test
  void pages_that_announce_nothing_stay_silent() throws IOException {
    List<Kind> kinds = kinds();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(FEWEST);
    List<String> loud =
        kinds.stream()
            .filter(kind -> !kind.events().isEmpty())
            .map(kind -> kind.name() + " " + kind.events())
            .toList();
    assertThat(loud).hasSizeLessThanOrEqualTo((int) (kinds.size() * (1 - SILENT)));
  }

  @Test
  void a_page_beside_them_that_announces_something_is_heard() {
    String page =
        "<title>Tango</title><h1>Tango evening</h1><p>7 February 2026, 8 pm, Fern Hall</p>";
    assertThat(Reader.events(Reader.anyEvent().html(page))).hasSize(1);
  }

  private static List<String> events(String page) {
    return Reader.events(Reader.anyEvent().html(page));
  }

  @Test
  void the_heading_of_a_column_says_what_its_days_are_there_for() {
    String table =
        "<table><tr><th>Show</th><th>%s</th></tr><tr><td>Ember Strings</td><td>6 February 2026</td></tr>"
            + "<tr><td>Paper Lanterns</td><td>7 March 2026</td></tr></table>";
    assertThat(events(table.formatted("On"))).hasSize(2);
    assertThat(events(table.formatted("Bookings until"))).isEmpty();
  }

  @Test
  void the_day_on_which_a_page_was_written_is_no_event() {
    String page =
        "<title>Events</title>%s<h1>Tango evening</h1><p>19 January 2026</p><p>Rs 400, Fern Hall</p>";
    assertThat(events(page.formatted(""))).hasSize(1);
    assertThat(
            events(
                page.formatted(
                    "<meta property='article:published_time' content='2026-01-19T08:00:00Z'>")))
        .isEmpty();
  }

  @Test
  void rows_of_figures_are_no_events_and_rows_of_times_are() {
    String row = "<tr><td>%s Jan 2026</td><td>%s</td></tr>";
    String table =
        "<title>Calendar</title><h1>Choir rehearsal</h1><table>"
            + row.repeat(3).formatted("23", "%1$s", "24", "%1$s", "25", "%1$s")
            + "</table>";
    assertThat(events(table.formatted("7:30 pm"))).hasSize(3);
    assertThat(events(table.formatted("24.5 degrees"))).isEmpty();
  }

  @Test
  void works_of_many_years_are_no_programme() {
    String list =
        "<title>Events</title><h1>Asha Rao</h1><ul><li>Glass (5 May %s)</li><li>Boat (7 Sep %s)</li><li>Ash (2 Oct %s)</li></ul>";
    assertThat(events(list.formatted(2025, 2025, 2025))).hasSize(3);
    assertThat(events(list.formatted(2008, 2014, 2021))).isEmpty();
  }

  @Test
  void the_minute_at_which_a_page_was_written_is_no_event_and_another_one_is() {
    String page =
        "<title>Tango evening</title><meta property='article:published_time'"
            + " content='2026-01-24T19:30:00+05:30'><h1>Tango evening</h1><p>24 January 2026, %s</p>";
    assertThat(events(page.formatted("8 pm"))).hasSize(1);
    assertThat(events(page.formatted("7.30 pm"))).isEmpty();
  }

  @Test
  void on_the_day_of_an_article_any_time_is_that_of_its_writing() {
    String page =
        "<title>Tango</title><script type='application/ld+json'>{\"@type\":\"%s\","
            + "\"datePublished\":\"2026-01-24T14:00:00Z\"}</script>"
            + "<h1>Tango is back</h1><p>24 January 2026, 8 pm</p>";
    assertThat(events(page.formatted("WebPage"))).hasSize(1);
    assertThat(events(page.formatted("NewsArticle"))).isEmpty();
  }

  @Test
  void a_moment_noted_to_the_second_is_no_event() {
    String card =
        "<div class=card><h3>%s</h3><span>2026-02-0%s 19:30:%s</span><p>Fern Hall</p></div>";
    String list = "<title>Events</title>" + card.repeat(3);
    assertThat(events(list.formatted("Ember", 6, "00", "Paper", 7, "00", "Slow", 8, "00")))
        .hasSize(3);
    assertThat(events(list.formatted("Ember", 6, "08", "Paper", 7, "41", "Slow", 8, "17")))
        .isEmpty();
  }

  @Test
  void data_of_an_application_with_seconds_and_without_a_start_is_a_note() {
    String data =
        "<title>Events</title><script type='application/json'>[{\"title\":\"Ember Strings\","
            + "\"%s\":\"2026-02-06T19:30:%sZ\",\"venue\":\"Fern Hall\"}]</script>";
    assertThat(events(data.formatted("date", "00"))).hasSize(1);
    assertThat(events(data.formatted("startDate", "08"))).hasSize(1);
    assertThat(events(data.formatted("date", "08"))).isEmpty();
  }

  @Test
  void comments_are_no_events_however_long_and_inside_whatever_they_stand() {
    String talk =
        "<div class=item><h4>Asha Rao</h4><p>6 February 2026 at 8 pm</p><p>"
            + "We cooked it twice and all of us liked it. ".repeat(20)
            + "</p></div>";
    String page =
        "<title>Soup</title><div class='has-right-sidebar sidebar'><h1>Leek soup</h1><p>"
            + "Cut the leek, and let it stew. ".repeat(30)
            + "</p><div class='%s'>"
            + talk.repeat(4)
            + "</div></div>";
    assertThat(events(page.formatted("programme"))).isNotEmpty();
    assertThat(events(page.formatted("comment-list"))).isEmpty();
    assertThat(events(page.formatted("post-comments-section"))).isEmpty();
  }

  @Test
  void what_is_past_and_stands_where_authors_stand_is_no_event() {
    String page =
        "<title>Events</title><h1>Tango evening</h1><div class='%s'>3 January 2026, 8 pm</div>"
            + "<p>Fern Hall, 12 Mill Lane</p>";
    assertThat(events(page.formatted("when"))).hasSize(1);
    assertThat(events(page.formatted("post-meta"))).isEmpty();
    assertThat(events(page.formatted("author-info"))).isEmpty();
    assertThat(events(page.replace("3 January", "22 January").formatted("post-meta"))).hasSize(1);
  }
}
