package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of one event, which say its day in many places, and what is left over beside a list. */
class OneEventPagesTest {

  private static final String DAY_CARD = "<div class=card><h3>%s</h3><p>%d August 2026</p></div>";

  /** A card for each name, on the first days of a month. */
  private static String cards(String card, String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(at -> card.formatted(names[at], at + 1))
        .collect(Collectors.joining());
  }

  private static String markup(String name, String start) {
    return """
        <script type="application/ld+json">{"@type":"Event","name":"%s","startDate":"%s"}</script>"""
        .formatted(name, start);
  }

  private static List<String> events(String page) {
    return Reader.events(Reader.anyEvent().html(page));
  }

  @Test
  void a_section_that_says_the_day_again_is_no_other_event() {
    String page =
        """
        <div><p class=date>Saturday 7th February 2026</p><h1>Nina Alder</h1>
        <p>TICKETS ON SALE: 28 Nov 2025 AT 9:00am</p></div><h2>Showings</h2><div><div>Date</div><div>Doors</div></div>
        <div><div>February 7th 2026</div><div>17:30</div></div>""";
    assertThat(events(page)).containsExactly("Nina Alder | 2026-02-07 17:30");
  }

  @Test
  void sections_with_times_of_their_own_on_the_day_of_the_page_stay_events() {
    String page =
        """
        <h1>Salsa Day</h1><p>7 February 2026</p><h2>Basics with Ana</h2><p>7 February 2026, 17:00</p>
        <h2>Turns with Ana</h2><p>7 February 2026, 19:00</p>""";
    assertThat(events(page))
        .contains("Basics with Ana | 2026-02-07 17:00", "Turns with Ana | 2026-02-07 19:00");
  }

  @Test
  void words_that_only_lead_to_a_day_are_no_name_of_it() {
    String page =
        """
        <h1>Spirit Night</h1><p>Happening on Saturday 7 February 2026</p><div>Our friends are hosting another night.</div>
        <div>Smells...Sat 7th February 2026</div><div>Tickets are now on sale</div>""";
    assertThat(events(page)).containsExactly("Spirit Night | 2026-02-07", "Smells | 2026-02-07");
  }

  @Test
  void rows_of_spans_are_lines() {
    String row =
        "<span class=item> <span class='line b'>%s</span> <span class=line>%s</span> </span> ";
    String page =
        "<h1>Homeland Band</h1><div><div class=date>Sat 7 Feb</div><div class=list>"
            + row.formatted("Date", "07/02/2026")
            + row.formatted("Total price, inc booking fee", "£33.54")
            + row.formatted("Time", "19:00")
            + row.formatted("Age restrictions", "16+")
            + "<a href=/t>Get tickets</a></div></div><p>Homeland is renowned.</p>";
    assertThat(events(page)).containsExactly("Homeland Band | 2026-02-07 19:00");
  }

  @Test
  void markup_of_an_event_that_is_over_hides_no_list_that_people_see() {
    String markup = markup("Splendid Festival", "2019-07-20T12:00");
    String card =
        "<div class=card><a href='/gigs/%1$s'>%1$s</a><h6>Sat.0%2$d.Aug.26</h6><a href='/t'>Tickets</a></div>";
    String page =
        markup
            + "<h1>What's on</h1>"
            + cards(card, "THE FLAT", "ALARM", "PLASTIC", "CLARION", "LILY");
    assertThat(events(page)).hasSize(5).contains("THE FLAT | 2026-08-01", "LILY | 2026-08-05");
  }

  @Test
  void markup_of_which_the_list_tells_as_well_stays_what_decides() {
    String markup = markup("Clarion", "2026-08-04T20:00");
    String page =
        markup
            + "<h1>Clarion</h1><h2>More shows</h2>"
            + cards(DAY_CARD, "The Flat", "Alarm", "Plastic", "Clarion", "Lily");
    assertThat(events(page)).containsExactly("Clarion | 2026-08-04 20:00");
  }

  @Test
  void markup_of_the_event_that_heads_the_page_is_not_left_over() {
    String markup = markup("Night of Clarion", "2026-09-24T20:00");
    String page =
        markup
            + "<h1>Night of Clarion</h1><h2>Dates</h2>"
            + cards(DAY_CARD, "The Flat", "Alarm", "Plastic", "Lily", "Prawn");
    assertThat(events(page)).containsExactly("Night of Clarion | 2026-09-24 20:00");
  }

  @Test
  void cards_on_a_page_that_speaks_of_nothing_are_events_where_tickets_are_sold() {
    String card =
        "<div class=card><a href='/a/%1$s'>%1$s</a><h6>%2$s</h6><a href='https://s.example/%1$s-tickets'>More</a></div>";
    String page =
        "<h2>August 2026</h2>"
            + card.formatted("drug", "Sat.01.Aug.26")
            + card.formatted("cola", "Sun.02.Aug.26")
            + card.formatted("future", "Mon.03.Aug.26");
    assertThat(Reader.events(Reader.anyEvent().at("https://a.example/guide.php").html(page)))
        .containsExactly("drug | 2026-08-01", "cola | 2026-08-02", "future | 2026-08-03");
  }

  @Test
  void an_address_of_a_shop_is_no_name() {
    String event =
        """
        <div><div>%1$s...%2$s</div><div><a href='https://shop.example/%1$s'>shop.example/%1$s</a></div></div>""";
    String page =
        "<h1>Bands</h1>"
            + event.formatted("Spirit", "Sat 7th February 2026")
            + event.formatted("Queens", "Sun 8th February 2026");
    assertThat(events(page)).containsExactly("Spirit | 2026-02-07", "Queens | 2026-02-08");
  }

  @Test
  void the_show_that_heads_a_list_stays_beside_another_of_its_day() {
    String card = "<div class=card><h3>%s</h3><p>%s August 2026, %s:00</p></div>";
    String page =
        "<h1>The Flat</h1>"
            + card.formatted("The Flat", "1", "17")
            + card.formatted("Alarm", "1", "20")
            + card.formatted("Plastic", "5", "20");
    assertThat(events(page))
        .containsExactly(
            "The Flat | 2026-08-01 17:00",
            "Alarm | 2026-08-01 20:00",
            "Plastic | 2026-08-05 20:00");
  }

  @Test
  void an_event_that_holds_all_that_stand_below_its_heading_is_not_one_more() {
    String page =
        """
        <h1>Salsa Weekend</h1><p>1 - 2 August 2026</p>
        <div class=card><h3>Basics</h3><p>1 August 2026, 17:00</p></div>
        <div class=card><h3>Turns</h3><p>2 August 2026, 19:00</p></div>""";
    assertThat(events(page))
        .containsExactly("Basics | 2026-08-01 17:00", "Turns | 2026-08-02 19:00");
  }

  @Test
  void a_section_that_tells_the_days_of_a_course_again_is_the_course() {
    String page =
        """
        <div><h1>Open Studio</h1><p>17 Aug - 24 Aug 2026</p></div>
        <h3>How to join</h3><p>Book online.</p>
        <ul><li>Dates: Mondays, 17 and 24 August</li><li>Time: 6.30-8.30pm</li></ul>""";
    assertThat(events(page))
        .isNotEmpty()
        .allMatch(event -> event.startsWith("Open Studio | 2026-08-"));
  }

  @Test
  void a_heading_far_below_the_day_does_not_name_what_one_above_it_names() {
    String page =
        "<div><h3>Cedar Valley (G)</h3><p>April 11, 2026 2:00 pm</p>"
            + "<p>Bring a rope and a mat.</p>".repeat(12)
            + "</div><div><h2>Who has signed up</h2><p>Ana Rao</p><p>Ola Berg</p></div>";
    assertThat(events(page)).containsExactly("Cedar Valley (G) | 2026-04-11 14:00");
  }
}
