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
}
