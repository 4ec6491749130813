package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of committees and halls: lists of bare days, tables of months, documents beside events. */
class MeetingPagesTest {

  private static List<String> events(String page) {
    return Reader.events(Reader.anyEvent().html(page));
  }

  @Test
  void a_month_at_the_head_of_a_row_is_that_of_the_days_in_its_cells() {
    String page =
        """
        <h1>Tap Committee</h1><p><strong>2026 Agendas:</strong></p>
        <table><tr><td>FEB.</td><td>03 - <a href=a.pdf>Agenda</a></td><td>17</td></tr>
        <tr><td>MAR.</td><td>03</td><td>17</td></tr><tr><td>APR.</td><td>07</td></tr></table>""";
    assertThat(events(page))
        .containsExactlyInAnyOrder(
            "Tap Committee | 2026-02-03",
            "Tap Committee | 2026-02-17",
            "Tap Committee | 2026-03-03",
            "Tap Committee | 2026-03-17",
            "Tap Committee | 2026-04-07");
  }

  @Test
  void a_month_at_the_head_of_a_column_is_that_of_the_days_below_it() {
    String page =
        """
        <h1>Tap Committee</h1><p>2026 Meeting Schedule</p>
        <table><tr><th>February</th><th>March</th><th>April</th></tr>
        <tr><td>3</td><td>3</td><td>7</td></tr><tr><td>17</td><td>17</td><td>21</td></tr></table>""";
    assertThat(events(page))
        .contains("Tap Committee | 2026-02-17", "Tap Committee | 2026-04-07")
        .hasSize(6);
  }

  @Test
  void a_column_of_days_is_named_by_its_head() {
    String page =
        """
        <h1>Schedules</h1><p>2026 Meeting Schedule</p>
        <table><tr><td>Committee Meetings:</td><td>Board Meetings:</td></tr>
        <tr><td>February 5</td><td>February 5</td></tr><tr><td>March 5</td><td>March 12</td></tr></table>""";
    assertThat(events(page))
        .containsExactly(
            "Committee Meetings | 2026-02-05",
            "Board Meetings | 2026-02-05",
            "Committee Meetings | 2026-03-05",
            "Board Meetings | 2026-03-12");
  }

  @Test
  void a_table_whose_heads_name_no_event_is_left_as_it_is() {
    String page =
        """
        <h1>Opening days</h1><p>2026 Meeting Schedule</p><table><tr><td>North Hall</td><td>South Hall</td></tr>
        <tr><td>February 5</td><td>February 6</td></tr><tr><td>March 5</td><td>March 6</td></tr></table>""";
    assertThat(events(page)).noneMatch(event -> event.contains("Hall |"));
  }

  @Test
  void a_record_that_says_its_day_again_beside_its_documents_is_one_event() {
    String record =
        """
        <article><h3>%1$s - %2$s</h3><div class=body><p>It will be held on %2$s at %3$s.</p></div>
        <div class=file><div class=label>File</div><div class=item><a href='/f/%3$s.pdf'>%1$s Notice - %2$s.pdf</a></div></div>
        <div class=film><a href='https://films.example/%3$s'>%1$s Video - %2$s</a></div></article>""";
    String page =
        "<h1>Meetings</h1>"
            + record.formatted("Dance Board Meeting", "February 6, 2026", "10:00 am")
            + record.formatted("Tap Board Meeting", "February 20, 2026", "9:00 am")
            + record.formatted("Dance Board Meeting", "March 6, 2026", "10:00 am");
    assertThat(events(page))
        .containsExactly(
            "Dance Board Meeting | 2026-02-06 10:00",
            "Tap Board Meeting | 2026-02-20 09:00",
            "Dance Board Meeting | 2026-03-06 10:00");
  }

  @Test
  void a_line_that_leads_to_a_file_names_no_record() {
    String row =
        "<li><div>%1$s</div><b><a href='/f/%2$s.pdf'>Agenda of the %2$s gathering</a></b></li>";
    String page =
        "<h1>Dance Commission</h1><ul>"
            + row.formatted("February 6, 2026", "first")
            + row.formatted("February 20, 2026", "second")
            + row.formatted("March 6, 2026", "third")
            + "</ul>";
    assertThat(events(page))
        .containsExactly(
            "Dance Commission | 2026-02-06",
            "Dance Commission | 2026-02-20",
            "Dance Commission | 2026-03-06");
  }

  @Test
  void what_follows_the_time_with_at_says_where_and_not_what() {
    String page =
        """
        <h1>Tap Commission</h1><p>2026<br>February 6 at 3 pm at the Harbour Chamber of Commerce 12 Rose<br>
        May 22 at 3 pm at the Harbour Chamber of Commerce 12 Rose</p>""";
    assertThat(events(page))
        .containsExactlyInAnyOrder(
            "Tap Commission | 2026-02-06 15:00", "Tap Commission | 2026-05-22 15:00");
  }

  @Test
  void events_of_one_name_and_time_at_two_places_are_two() {
    String row = "<li><h3>Community Class</h3><p>6 February 2026, 6 pm</p><p>Venue: %s</p></li>";
    String page =
        "<h1>Classes</h1><ul>"
            + row.formatted("Harbour Hall")
            + row.formatted("Mill Theatre")
            + row.formatted("Mill Theatre")
            + "</ul>";
    assertThat(events(page))
        .containsExactly(
            "Community Class | 2026-02-06 18:00", "Community Class | 2026-02-06 18:00");
  }

  @Test
  void a_day_in_the_heading_is_that_of_the_event_below_which_has_the_time() {
    String page =
        """
        <h1>Tap Advisory Board Meeting 2/17/2026</h1><h2>Tap Advisory Board</h2><div><div class=l>Start</div>
        <div>Tue, 02/17/2026 - 10:00 AM</div><div class=l>End</div><div>Tue, 02/17/2026 - 11:00 AM</div></div>""";
    assertThat(events(page)).hasSize(1).allMatch(event -> event.contains("2026-02-17 10:00"));
  }

  @Test
  void german_labels_say_when_something_begins_and_ends() {
    String page =
        """
        <h1>Tango Plenum</h1><p>Offen für alle.</p><h3>Termindetails</h3><p>Startdatum:</p><p>21. Februar 2026</p>
        <p>Enddatum:</p><p>1. Juni 2026</p><p>Uhrzeit:</p><p>19 Uhr</p>""";
    assertThat(events(page))
        .hasSize(1)
        .allMatch(event -> event.startsWith("Tango Plenum | 2026-02-21"));
  }

  @Test
  void a_bold_line_that_names_a_committee_heads_the_days_below_it() {
    String page =
        """
        <h1>Calendar</h1><p><b>North Dance Committee</b></p><p>It meets at 9 am.</p><p>February 5, 2026</p>
        <p>March 5, 2026</p><p><b>South Dance Committee</b></p><p>It meets at 8 am.</p><p>February 6, 2026</p>
        <p>March 6, 2026</p>""";
    assertThat(events(page))
        .extracting(event -> event.replaceAll(" \\d\\d:.*", ""))
        .containsExactlyInAnyOrder(
            "North Dance Committee | 2026-02-05",
            "North Dance Committee | 2026-03-05",
            "South Dance Committee | 2026-02-06",
            "South Dance Committee | 2026-03-06");
  }

  @Test
  void a_telephone_number_above_a_list_gives_it_no_year() {
    String page =
        """
        <h1>Tap Board</h1><h3>+1 564 217 2000 US</h3><p>February 5 at 9 am - Tap Board</p>
        <p>March 5 at 9 am - Tap Board</p>""";
    assertThat(events(page))
        .containsExactly("Tap Board | 2026-02-05 09:00", "Tap Board | 2026-03-05 09:00");
  }

  @Test
  void the_hour_and_the_weekday_behind_it_may_stand_in_two_elements() {
    String page =
        """
        <p><a href='/e/1'><span class=day><em>fri</em> <em>6 feb 2026</em> <em>7:00 pm</em><em>fri</em>
        <em>8:15 pm</em></span><span class=what>Ashok Rao Live - Stand Up</span></a></p>
        <p><a href='/e/2'><span class=day><em>sat</em> <em>7 feb 2026</em> <em>7:00 pm</em><em>sat</em>
        <em>8:15 pm</em></span><span class=what>Mira Sen Live - Stand Up</span></a></p>""";
    assertThat(events(page))
        .contains(
            "Ashok Rao Live - Stand Up | 2026-02-06 19:00",
            "Mira Sen Live - Stand Up | 2026-02-07 19:00")
        .noneMatch(event -> event.startsWith("pmfri"));
  }

  @Test
  void a_clock_and_the_word_for_it_are_one_label() {
    String page =
        """
        <h1>Stand Up</h1><h3>⏰ Time</h3><p>February 6, 2026 7:00 pm</p><h3>📍 Location</h3><b>Old Courtyard</b>
        <p>Buy</p><h2>More</h2><p>February 7, 2026 8:00 pm</p>""";
    assertThat(events(page))
        .containsExactly("Stand Up | 2026-02-06 19:00", "Stand Up | 2026-02-07 20:00");
  }

  @Test
  void a_name_that_says_no_meeting_announces_none() {
    String page =
        """
        <h1>Tap Pub</h1><table><tr><th>Date</th><th>Time</th><th>Topic</th></tr>
        <tr><td>5 February 2026</td><td>7 pm</td><td>No meeting this week due to refurbishment</td></tr>
        <tr><td>12 February 2026</td><td>7 pm</td><td>No Business Like Show Business</td></tr></table>""";
    assertThat(Reader.rejections(Reader.anyEvent().html(page)))
        .containsExactly("No meeting this week due to refurbishment: CANCELLED");
  }

  @Test
  void however_long_a_line_is_that_begins_with_a_time_it_tells_of_an_event() {
    String line =
        "7pm - Yuri Iwa Release Show - Yuri Iwa (vocals), David Joy (piano), Jeff John (bass), Max Wood"
            + " (drums) and Hans Teub (horns), with guests from the north and from the south of the bay";
    String page =
        "<h1>Jam House</h1><dl><dt>Fri Feb 6 2026</dt><dd>"
            + line
            + "</dd><dd>9:30pm - Mo Mershon</dd><dt>Sat Feb 7 2026</dt><dd>7pm - Greta Mata</dd></dl>";
    assertThat(events(page))
        .hasSize(3)
        .first()
        .matches(
            event -> event.startsWith("Yuri Iwa Release Show") && event.endsWith("02-06 19:00"));
  }

  @Test
  void a_row_whose_cell_of_the_date_names_the_meeting_takes_its_year_from_above_the_table() {
    String head = "<tr><td>Date</td><td>Time</td><td>Agenda</td><td>Minutes</td></tr>";
    String row =
        "<tr><td>%1$s<br>%2$s Committee</td><td>%3$s<br>%4$s Hall</td><td>%2$s agenda</td>"
            + "<td>%2$s minutes, approved</td></tr>";
    String page =
        "<h1>Meetings</h1><h3>Meeting Dates for 2019</h3><table>"
            + head
            + row.formatted("January 28", "Finance", "9:00am", "Birch")
            + "</table><h3>Meeting Dates for 2018</h3><table>"
            + head
            + row.formatted("February 12", "Audit", "1:30pm", "Linden")
            + "</table>";
    assertThat(Reader.events(Reader.anyEvent().html(page)))
        .containsExactly(
            "Finance Committee | 2019-01-28 09:00", "Audit Committee | 2018-02-12 13:30");
  }
}
