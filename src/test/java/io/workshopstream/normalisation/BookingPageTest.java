package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.normalisation.rule.PageVerdict;
import org.junit.jupiter.api.Test;

/** Booking plug-in pages: a table of sessions, prices and more in "About Event". */
class BookingPageTest {

  private static final String ABOUT =
      """
      <div class="about"><h3>About Event</h3>
        <p>Get ready to groove with us!<br>Date :- 7th Feb, Saturday<br>Time :- 5 to 7 pm .Song :- Pal Pal<br>
        Fee :- Single Class<br>899/- First 15<br>999/- After that<br>1200/- OTS<br>1599/- Both Class</p>
        <p>See you on the floor, Team Studio</p></div>
      """;

  private static final String HEADER =
      """
      <div class="event-head"><h1>Rajesh Kumar _ 7th Feb Workshop</h1>
        <ul><li>07 Feb 2026 - 07 Feb 2026</li><li>12:00 AM - 12:00 AM</li>
        <li>Indiranagar, Bangalore</li><li>Price Start From Rs.899</li></ul></div>
      """;

  private static final String PRICES =
      "₹899 (First 15); ₹999 (Regular); ₹1200 (OTS); Both Classes: ₹1599";

  @Test
  void a_table_of_two_sessions_gives_two_workshops_with_the_same_prices() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                HEADER
                    + ABOUT
                    + """
                    <section><h3>Session details</h3>
                    <table class="table"><thead><tr><th>Session Name</th><th>Date</th><th>Time</th></tr></thead>
                    <tbody><tr><td>Pal Pal</td><td>07 Feb</td><td>05:00 PM-07:00 PM</td></tr>
                    <tr><td>Desi Girl ❤️</td><td>07 Feb</td><td>07:00 PM-09:00 PM</td></tr>
                    <tr><td>Both Class</td><td>07 Feb</td><td>05:00 PM-09:00 PM</td></tr></tbody></table></section>
                    """);
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "pal pal | rajesh kumar | 2026-02-07 17:00-19:00 | " + PRICES,
            "desi girl | rajesh kumar | 2026-02-07 19:00-21:00 | " + PRICES);
    assertThat(Reader.rejections(verdict)).containsExactly("Both Class: BUNDLE");
  }

  @Test
  void the_table_may_be_made_of_blocks_with_its_columns_in_another_order() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                HEADER
                    + """
                    <div class="grid"><div class="grid-head">
                      <div class="c1">Timings</div><div class="c2">Class</div><div class="c3">Day</div><div></div></div>
                    <div class="grid-body">
                      <div class="line"><div>5 to 7pm</div><div><b>Pal Pal</b></div><div>7th Feb, Saturday</div>
                        <div><a href="/book/1">Book</a></div></div>
                      <div class="line"><div>7 to 9pm</div><div><b>Mayya Mayya</b></div><div>7th Feb, Saturday</div>
                        <div><a href="/book/2">Book</a></div></div>
                    </div></div>
                    """
                    + ABOUT);
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "pal pal | rajesh kumar | 2026-02-07 17:00-19:00 | " + PRICES,
            "mayya mayya | rajesh kumar | 2026-02-07 19:00-21:00 | " + PRICES);
  }

  @Test
  void cells_that_carry_their_headings_as_attributes_need_no_head() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                HEADER
                    + """
                    <table><tr><td data-label="Session Name">Pal Pal</td><td data-label="Date">07 Feb</td>
                    <td data-label="Time">05:00 PM-07:00 PM</td></tr></table>
                    """
                    + ABOUT);
    assertThat(Reader.lines(verdict))
        .containsExactly("pal pal | rajesh kumar | 2026-02-07 17:00-19:00 | " + PRICES);
  }

  @Test
  void without_a_table_the_labelled_lines_tell() {
    PageVerdict verdict = Reader.studio().html(HEADER + ABOUT);
    assertThat(Reader.lines(verdict))
        .containsExactly("pal pal | rajesh kumar | 2026-02-07 17:00-19:00 | " + PRICES);
  }

  @Test
  void the_wrong_time_of_the_header_is_never_taken() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                HEADER
                    + """
                    <table><tr><th>Session</th><th>Date</th><th>Time</th></tr>
                    <tr><td>Pal Pal</td><td>07 Feb</td><td></td></tr></table>
                    """);
    assertThat(Reader.lines(verdict)).containsExactly("pal pal | rajesh kumar | 2026-02-07 | ₹899");
  }
}
