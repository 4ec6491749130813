package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLdTest {

  private static List<String> read(String json) {
    return Read.lines(
        Read.by("json-ld", block(json)), Field.NAME, Field.START, Field.PLACE, Field.PRICE);
  }

  private static String block(String json) {
    return "<script type='application/ld+json'>" + json + "</script>";
  }

  @Test
  void an_event_stands_alone_in_an_array_or_in_a_graph() {
    String event = "{\"@type\":\"DanceEvent\",\"name\":\"Garba\",\"startDate\":\"2026-02-07\"}";
    assertThat(read(event)).containsExactly("Garba | 2026-02-07 | - | -");
    assertThat(read("[" + event + "]")).hasSize(1);
    assertThat(read("{\"@graph\":[{\"@type\":\"WebSite\"}," + event + "]}")).hasSize(1);
    assertThat(Read.by("json-ld", block(event) + block(event.replace("Garba", "Raas")))).hasSize(2);
  }

  @Test
  void an_event_may_have_several_types_and_any_subtype() {
    assertThat(
            read(
                "{\"@type\":[\"Thing\",\"https://schema.org/EducationEvent\"],\"name\":\"Kathak\","
                    + "\"startDate\":\"2026-02-07\"}"))
        .hasSize(1);
    assertThat(
            read("{\"@type\":\"BroadcastEvent\",\"name\":\"Replay\",\"startDate\":\"2026-02-07\"}"))
        .isEmpty();
  }

  @Test
  void slips_of_the_pen_do_not_hide_an_event() {
    assertThat(
            read(
                """
                <!-- // written by hand
                {"@type": "Event", /* the next one */ "name": "Line 1
                line 2", "startDate": "2026-02-07T17:00",
                 "location": {"@type": "Place", "name": "Caf&eacute; &amp; Stage",},
                }
                -->"""))
        .containsExactly("Line 1 line 2 | 2026-02-07T17:00 | Café & Stage | -");
    assertThat(
            read("{\"@type\":\"Event\",\"name\":\"The \"Big\" Jam\",\"startDate\":\"2026-02-07\""))
        .containsExactly("The \"Big\" Jam | 2026-02-07 | - | -");
  }

  @Test
  void the_parts_of_an_event_stand_for_the_whole_and_borrow_its_place() {
    assertThat(
            read(
                """
                {"@type":"Festival","name":"Week of Dance","location":{"name":"Old Mill"},
                 "startDate":"2026-02-07","subEvent":[
                  {"@type":"Event","name":"Lindy","startDate":"2026-02-07T10:00"},
                  {"@type":"Event","name":"Balboa","startDate":"2026-02-08T10:00"}]}"""))
        .containsExactly(
            "Lindy | 2026-02-07T10:00 | Old Mill | -", "Balboa | 2026-02-08T10:00 | Old Mill | -");
  }

  @Test
  void a_series_takes_place_on_every_day_of_its_schedule_but_the_excepted_ones() {
    String schedule =
        """
        {"@type":"EventSeries","name":"Tuesday Tango","eventSchedule":{"@type":"Schedule",
         "startDate":"2026-02-03","endDate":"2026-02-28","repeatFrequency":"P1W",
         "byDay":"https://schema.org/Tuesday","exceptDate":"2026-02-17",
         "startTime":"19:00","endTime":"21:00"}}""";
    assertThat(Read.lines(Read.by("json-ld", block(schedule)), Field.START, Field.END))
        .containsExactly(
            "2026-02-03T19:00; 2026-02-10T19:00; 2026-02-24T19:00"
                + " | 2026-02-03T21:00; 2026-02-10T21:00; 2026-02-24T21:00");
  }

  @Test
  void a_schedule_without_an_end_gives_its_first_day_only() {
    assertThat(
            read(
                "{\"@type\":\"Event\",\"name\":\"Jam\",\"eventSchedule\":{\"startDate\":\"2026-02-03\"}}"))
        .containsExactly("Jam | 2026-02-03 | - | -");
  }

  @Test
  void prices_stand_in_offers_of_any_depth() {
    assertThat(
            read(
                """
                {"@type":"Event","name":"Jam","startDate":"2026-02-07","offers":[
                 {"price":"850.00","priceCurrency":"INR"},
                 {"@type":"AggregateOffer","lowPrice":10,"highPrice":20,"priceCurrency":"EUR"}]}"""))
        .containsExactly("Jam | 2026-02-07 | - | INR 850.00; EUR 10; EUR 20");
  }
}
