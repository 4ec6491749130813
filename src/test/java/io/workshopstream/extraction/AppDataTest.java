package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Field;
import org.junit.jupiter.api.Test;

class AppDataTest {

  private static final String ISLAND = "<script type='application/json'>%s</script>";

  @Test
  void an_object_with_a_title_and_a_start_is_an_event_wherever_it_stands() {
    String page =
        ISLAND.formatted(
            """
            {"props":{"deep":[{"event":{"title":"Salsa","start":{"utc":"2026-02-13T01:00:00Z",
             "local":"2026-02-12T20:00:00"},"venue":{"name":"Rio Ballroom"},"cost":"$5"}}]}}""");
    assertThat(
            Read.lines(
                Read.by("app-data", page), Field.NAME, Field.START, Field.PLACE, Field.PRICE))
        .containsExactly("Salsa | 2026-02-12T20:00:00 | Rio Ballroom | $5");
  }

  @Test
  void seconds_and_milliseconds_since_1970_are_moments_too() {
    String page =
        ISLAND.formatted("[{\"name\":\"Jam\",\"startTime\":1770984000000,\"x\":[1,2,3]}]");
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.START))
        .containsExactly("Jam | 2026-02-13T12:00:00Z");
  }

  @Test
  void a_script_that_assigns_data_is_read_like_an_island() {
    String page =
        "<script>window.__DATA__ = {title: 'Jam', start_date: '2026-02-07 10:00', tags: ['a','b']};</script>";
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.START))
        .containsExactly("Jam | 2026-02-07 10:00");
  }

  @Test
  void things_with_names_and_amounts_below_a_title_are_for_sale() {
    String page =
        ISLAND.formatted(
            """
            {"title":"Ria at the studio","description":"Two pieces","items":[
             {"item":{"name":"Kesariya by Ria on 7 Feb at 5 pm","amount":95000}},
             {"item":{"name":"Ghungroo by Ria on 7 Feb at 7 pm","amount":85000}}]}""");
    assertThat(Read.lines(Read.by("line-items", page), Field.NAME, Field.PRICE, Field.PART_OF))
        .containsExactly(
            "Kesariya by Ria on 7 Feb at 5 pm | 950.00 | Ria at the studio",
            "Ghungroo by Ria on 7 Feb at 7 pm | 850.00 | Ria at the studio");
  }

  @Test
  void values_without_a_digit_are_no_amounts() {
    String page =
        ISLAND.formatted(
            """
            {"title":"Ria at the studio","description":"Two pieces","items":[
             {"name":"Kesariya on 7 Feb at 5 pm","amount":"%1$s"},
             {"name":"Ghungroo on 7 Feb at 7 pm","amount":"%1$s"}]}""");
    assertThat(Read.by("line-items", page.formatted("950.00"))).hasSize(2);
    assertThat(Read.by("line-items", page.formatted("post"))).isEmpty();
  }

  @Test
  void a_day_with_a_start_an_end_and_a_price_is_read_whole() {
    String page =
        """
        <script>window.__STATE__ = {"items":[{"id":3,"title":"Giselle Day","date":"2026-05-04","start_time":"10:00",
         "end_time":"16:30","teacher":"Fiona Rao","price":22.5,"currency":"GBP"}]};</script>""";
    assertThat(
            Read.lines(
                Read.by("app-data", page),
                Field.NAME,
                Field.DATE,
                Field.TIME,
                Field.PRICE,
                Field.PERFORMER))
        .containsExactly("Giselle Day | 2026-05-04 | 10:00 - 16:30 | GBP 22.5 | Fiona Rao");
  }

  @Test
  void a_number_that_may_count_paise_is_no_price() {
    String page =
        ISLAND.formatted(
            "[{\"name\":\"Jam\",\"start\":\"2026-02-07T10:00\",\"price\":85000,\"currency\":\"INR\"}]");
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.PRICE))
        .containsExactly("Jam | -");
  }

  @Test
  void the_lowest_and_the_highest_price_and_who_is_introduced_are_read() {
    String page =
        ISLAND.formatted(
            """
            {"events":[{"title":"Handstand Lab","description":"With Joel D'Cruz","scheduling":{"config":{
             "startDate":"2027-01-16T11:30:00.000Z","timeZoneId":"Asia/Kolkata"}},"registration":{"ticketing":{
             "lowestTicketPrice":{"amount":"700","currency":"INR"},"highestTicketPrice":{"amount":"1000","currency":"INR"}}}}]}""");
    assertThat(Read.lines(Read.by("app-data", page), Field.PRICE, Field.PERFORMER))
        .containsExactly("INR 700; INR 1000 | Joel D'Cruz");
  }

  @Test
  void a_session_is_named_by_its_song() {
    String page =
        ISLAND.formatted(
            "{\"sessions\":[{\"song\":\"Kurchi\",\"startsAt\":\"2026-12-19T16:00\"}]}");
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.START))
        .containsExactly("Kurchi | 2026-12-19T16:00");
  }

  @Test
  void an_event_is_told_by_its_values_and_keys_only_rank_them() {
    String page =
        ISLAND.formatted(
            """
            {"Rows":[{"Name":"Ward Walk","created":"2026-01-02T08:00:00","BeginsOn":"2026-02-07T18:00:00",
             "finish_at":"2026-02-07T19:30:00","place":"Depot"}]}""");
    assertThat(
            Read.lines(Read.by("app-data", page), Field.NAME, Field.START, Field.END, Field.PLACE))
        .containsExactly("Ward Walk | 2026-02-07T18:00:00 | 2026-02-07T19:30:00 | Depot");
  }

  @Test
  void whatever_attribute_begins_like_data_is_data() {
    String page =
        "<div x-events='[{\"title\":\"Jam\",\"startsAt\":\"2026-02-07T17:00:00\",\"id\":7}]'></div>";
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.START))
        .containsExactly("Jam | 2026-02-07T17:00:00");
  }

  @Test
  void what_was_written_or_is_sold_at_a_moment_does_not_start_then() {
    String page =
        ISLAND.formatted(
            """
            {"posts":[{"title":"How we teach","date":"2026-02-01T09:00:00","modified":"2026-02-03T09:00:00"}],
             "tickets":[{"name":"Early","startDate":"2026-01-02T09:00:00"}],
             "venue":{"name":"Depot","date":"2026-02-01T09:00:00"}}""");
    assertThat(Read.by("app-data", page)).isEmpty();
  }

  @Test
  void what_stands_in_an_event_at_its_very_moments_is_a_part_of_it() {
    String page =
        ISLAND.formatted(
            """
            {"title":"Morning run","eventStart":"2026-02-13T01:00:00Z","_embedded":{"slots":[
             {"title":"Blue Stadium","eventStart":"%s"}]}}""");
    assertThat(Read.lines(Read.by("app-data", page.formatted("2026-02-13T01:00:00Z")), Field.NAME))
        .containsExactly("Morning run");
    assertThat(Read.lines(Read.by("app-data", page.formatted("2026-02-14T01:00:00Z")), Field.NAME))
        .containsExactly("Morning run", "Blue Stadium");
  }

  @Test
  void members_of_a_list_that_only_say_when_are_named_by_what_holds_the_list() {
    String page =
        ISLAND.formatted(
            """
            {"show":{"title":"Hill Songs","showings":[{"id":1,"start":"2026-02-07T17:00"},
             {"id":2,"start":"2026-02-08T17:00"}]}}""");
    assertThat(Read.lines(Read.by("app-data", page), Field.NAME, Field.START))
        .containsExactly("Hill Songs | 2026-02-07T17:00", "Hill Songs | 2026-02-08T17:00");
  }
}
