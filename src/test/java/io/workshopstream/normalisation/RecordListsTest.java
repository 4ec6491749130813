package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.normalisation.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of records: where one ends, which line names it, and what is said once for all. */
class RecordListsTest {

  private static final List<String> FOUR_SHOWS =
      List.of(
          "Nina Alder | 2026-03-03 19:00",
          "The Saw Players | 2026-03-09 20:00",
          "Ian Hall Quartet | 2026-03-13 19:30",
          "Cedar Summer | 2026-03-20 18:00");

  private static List<String> events(String page) {
    return Reader.events(Reader.anyEvent().html(page));
  }

  private static List<String> bookings(String page) {
    return Reader.anyEvent().html(page).verdicts().stream()
        .map(found -> found.event())
        .map(Event::bookingUrl)
        .toList();
  }

  @Test
  void
      of_slots_that_all_records_have_the_one_that_varies_and_is_the_address_of_its_page_names_them() {
    String card =
        "<div class=ev><p>%s</p><p>Blue Hall</p><p>%s</p><p><a href='/e/%s'>View details</a></p></div>";
    String page =
        "<h1>Programme</h1>"
            + card.formatted("6 Feb 2026, 7 pm", "Hall of Mirrors", "hall-of-mirrors")
            + card.formatted("7 Feb 2026, 8 pm", "Tea: with Ana", "tea-with-ana")
            + card.formatted("8 Feb 2026, 9 pm", "Late Session", "late-session");
    assertThat(events(page))
        .containsExactly(
            "Hall of Mirrors | 2026-02-06 19:00",
            "Tea: with Ana | 2026-02-07 20:00",
            "Late Session | 2026-02-08 21:00");
  }

  @Test
  void records_without_a_day_take_the_one_above_them() {
    String page =
        """
        <h1>Cabaret</h1><dl><dt>Fri Feb 6 2026</dt><dd>7pm - Nina Alder, with cello and a guest who plays the saw
        ($15 cover)</dd><dt>Sat Feb 7 2026</dt><dd>7pm - Blue Plate / Kat &amp; Jo</dd><dd>9:30pm - Ian Hall Quartet:
        piano, bass, sax, drums</dd></dl>""";
    assertThat(events(page))
        .extracting(line -> line.substring(line.indexOf('|') + 2))
        .containsExactly("2026-02-06 19:00", "2026-02-07 19:00", "2026-02-07 21:30");
  }

  @Test
  void a_year_above_a_list_of_days_counts_for_that_list_alone() {
    String page =
        """
        <h1>Tap Club</h1><p>All meetings start at 2 pm.</p><h2>Members</h2><p>Ana Rao</p>
        <h2>2026 Meetings</h2><ul><li>February 5</li><li>March 5</li><li>April 9</li></ul>
        <h2>2025 Meetings</h2><ul><li>October 2 - Minutes</li><li>December 4 - Minutes</li></ul>""";
    assertThat(events(page))
        .containsExactly(
            "Tap Club: Meetings | 2026-02-05 14:00",
            "Tap Club: Meetings | 2026-03-05 14:00",
            "Tap Club: Meetings | 2026-04-09 14:00",
            "Tap Club: Meetings | 2025-10-02 14:00",
            "Tap Club: Meetings | 2025-12-04 14:00");
  }

  @Test
  void a_link_to_a_seller_is_for_booking_whatever_its_words() {
    String card =
        "<a class=card href='https://www.seller.example/event/%s-tickets/14'><h3>%s</h3><p>%s Feb 2026</p>"
            + "<p>8pm</p></a>";
    String page = card.formatted("a", "Swing Night", "6") + card.formatted("b", "Blues Night", "7");
    assertThat(bookings(page))
        .containsExactly(
            "https://www.seller.example/event/a-tickets/14",
            "https://www.seller.example/event/b-tickets/14");
  }

  @Test
  void a_log_that_descends_is_none_and_a_programme_that_ascends_is_one_though_it_is_past() {
    StringBuilder log = new StringBuilder("<h1>Diary</h1><ul>");
    for (int day = 15; day > 9; day--) {
      log.append("<li>").append(day).append(" January 2026 - Notes ").append(day).append("</li>");
    }
    assertThat(events(log + "</ul>")).isEmpty();
    assertThat(
            events(
                """
                <h1>Board meetings</h1><ul><li>8 October 2025</li><li>12 November 2025</li><li>10 December 2025</li>
                <li>14 January 2026</li></ul>"""))
        .hasSize(4);
  }

  @Test
  void a_list_that_descends_is_one_of_events_where_all_begin_at_round_times() {
    String[] minutes = {"5:40 AM", "6:10 AM", "5:45 AM", "5:40 AM", "5:30 AM"};
    StringBuilder runs = new StringBuilder("<h1>Amber Runners</h1><h2>Past (5)</h2>");
    StringBuilder notes = new StringBuilder("<h1>Amber Runners</h1><h2>Past (5)</h2>");
    String card = "<section class=c><h3>%s Run</h3><p>%d August 2025, %s</p></section>";
    String[] names = {"Saturday Long", "Easy", "Weekend", "Bridge", "Ten K"};
    for (int at = 0; at < names.length; at++) {
      runs.append(card.formatted(names[at], 30 - 3 * at, minutes[at]));
      notes.append(card.formatted(names[at], 30 - 3 * at, at % 2 == 0 ? "5:41 AM" : "6:13 AM"));
    }
    assertThat(events(runs.toString()))
        .startsWith("Saturday Long Run | 2025-08-30 05:40")
        .hasSize(names.length);
    assertThat(events(notes.toString())).isEmpty();
  }

  @Test
  void news_to_the_odd_minute_are_a_log_though_they_tell_of_a_meeting() {
    String card = "<section class=c><h3>%s</h3><p>%s</p><p>%s</p></section>";
    String page =
        "<h1>Amber Post</h1>"
            + card.formatted("Meeting of the two ends", "19/11/2025", "23:41")
            + card.formatted("Meeting was a formality", "20/11/2025", "01:19");
    assertThat(events(page)).isEmpty();
    assertThat(events("<h1>Sunset Workshop</h1><p>19 November 2025, 18:42, Blue Hall</p>"))
        .containsExactly("Sunset Workshop | 2025-11-19 18:42");
  }

  @Test
  void what_hardly_varies_names_nothing_where_the_page_has_a_name() {
    StringBuilder page = new StringBuilder("<h1>The Long River</h1><h3>Today</h3><ul>");
    for (int hour = 14; hour < 20; hour += 2) {
      page.append("<li><p>22 January 2026, ").append(hour).append(":00</p><p>Screen 1</p></li>");
    }
    assertThat(events(page + "</ul>"))
        .containsExactly(
            "The Long River | 2026-01-22 14:00",
            "The Long River | 2026-01-22 16:00",
            "The Long River | 2026-01-22 18:00");
  }

  @Test
  void a_class_that_says_how_columns_stand_frames_nothing() {
    String page =
        """
        <h1>Garden Board</h1><div class='row left-side-content-right-sidebar'><p>Board meetings of 2026:</p><ul>
        <li>3 February 2026</li><li>3 March 2026</li><li>7 April 2026</li></ul></div>
        <div class=sidebar><ul><li>9 May 2026</li></ul></div><p>%s</p>"""
            .formatted("Words about the garden. ".repeat(20));
    assertThat(events(page)).hasSize(3).allMatch(line -> line.startsWith("Garden Board"));
  }

  @Test
  void weekdays_of_every_month_are_no_days() {
    String venue = "<tr><td>The Crown</td></tr><tr><td>Times: %s</td></tr>";
    String page =
        "<h1>Venues</h1><table>"
            + venue.formatted("1pm - 3pm (every 2nd + 4th Tuesday)")
            + venue.formatted("7.30pm (1st Wednesday of month)")
            + venue.formatted("2:00 - 4:00 (1st and 3rd Fridays)")
            + "</table>";
    assertThat(events(page)).isEmpty();
  }

  @Test
  void a_column_that_says_the_same_in_every_row_names_none_of_them() {
    String row =
        "<tr><td>%s 2026</td><td>%s</td><td><a href='/%d'>Notice</a></td>"
            + "<td><a href='/tax-collections-%d.pdf'>Tax Collections</a></td></tr>";
    String page =
        "<h1>Pier Board</h1><table>"
            + row.formatted("3 February", "Regular", 1, 1)
            + row.formatted("3 March", "Regular", 2, 2)
            + row.formatted("7 April", "Regular", 3, 3)
            + "</table>";
    assertThat(Reader.events(Reader.anyEvent().html(page)))
        .containsExactly(
            "Pier Board | 2026-02-03", "Pier Board | 2026-03-03", "Pier Board | 2026-04-07");
  }

  @Test
  void a_class_of_every_week_keeps_its_name() {
    String item = "<li><b>Salsa Night</b><br>%d February 2026, 19:00</li>";
    String page =
        "<h1>Lake Studio</h1><ul>"
            + item.formatted(3)
            + item.formatted(10)
            + item.formatted(17)
            + "</ul>";
    assertThat(Reader.events(Reader.anyEvent().html(page)))
        .containsExactly(
            "Salsa Night | 2026-02-03 19:00",
            "Salsa Night | 2026-02-10 19:00",
            "Salsa Night | 2026-02-17 19:00");
  }

  @Test
  void a_name_is_found_in_its_column_whatever_other_cells_leave_out() {
    String page =
        """
        <h1>Tap Board</h1><table>
        <tr><td>3 February 2026</td><td>9 am</td><td>Regular Board Meeting</td><td>Board Room</td></tr>
        <tr><td>3 March 2026</td><td></td><td>Committee on Finance</td><td>See the notice</td></tr>
        <tr><td>7 April 2026</td><td>1 pm</td><td>Committee on Audit</td><td></td></tr>
        <tr><td>5 May 2026</td><td></td><td></td><td>Read the minutes</td></tr></table>""";
    assertThat(Reader.events(Reader.anyEvent().html(page)))
        .containsExactly(
            "Regular Board Meeting | 2026-02-03 09:00",
            "Committee on Finance | 2026-03-03",
            "Committee on Audit | 2026-04-07 13:00",
            "Tap Board | 2026-05-05");
  }

  @Test
  void a_day_above_cards_that_say_it_again_is_no_event_of_the_card_before() {
    String card =
        "<div class=card><h3>%s</h3><p>%s</p><p><a href='/e'>Details</a></p><div>%s</div></div>";
    String page =
        "<h1>Lake Union</h1><h2 class=day>Sunday February 15, 2026</h2>"
            + card.formatted("Run Club", "@ REI", "February 15, 10:00 am")
            + "<h2 class=day>Monday February 16, 2026</h2>"
            + card.formatted("Trivia", "@ Leroy", "February 16, 6:30 pm")
            + card.formatted("History", "@ Mohai", "February 16, 7:30 pm")
            + "<h2 class=day>Thursday February 19, 2026</h2>"
            + card.formatted("Guest Chef", "@ Fare", "February 19, 5:00 pm");
    assertThat(Reader.events(Reader.anyEvent().html(page)))
        .containsExactly(
            "Run Club | 2026-02-15 10:00",
            "Trivia | 2026-02-16 18:30",
            "History | 2026-02-16 19:30",
            "Guest Chef | 2026-02-19 17:00");
  }

  @Test
  void a_record_of_a_page_without_classes_is_the_widest_that_holds_no_other() {
    String card =
        """
        <div><div><a href='/t'><div><h2>%s</h2></div><h2>%s</h2></a></div><div><div>
        <div><span>Presented by: </span>Amber Rooms</div><div>Doors: %s</div></div>
        <div><div><h3>With</h3><h3>%s</h3></div></div></div></div>""";
    String page =
        "<div><div>"
            + "<div><p>Lost property</p></div>".repeat(12)
            + "</div></div><div><div><h2>Upcoming Events</h2>"
            + card.formatted("Tuesday, March 3rd", "Nina Alder", "7:00pm", "Ola")
            + card.formatted("Monday, March 9th", "The Saw Players", "8:00pm", "Kat and Jo")
            + "</div></div><div><div><h2>Just announced</h2>"
            + card.formatted("Friday, March 13th", "Ian Hall Quartet", "7:30pm", "Bad Weather")
            + card.formatted("Friday, March 20th", "Cedar Summer", "6:00pm", "Moth")
            + "</div></div>";
    assertThat(events(page)).isEqualTo(FOUR_SHOWS);
  }

  @Test
  void records_side_by_side_are_alike_though_each_has_a_class_of_its_own() {
    String card =
        """
        <div class=%s><div><div>%s</div></div><div><div><div>%s</div></div></div>
        <div><div>Doors: %s</div></div><div><div>Bar open late</div></div></div>""";
    String page =
        "<h2>Upcoming Events</h2><div>"
            + card.formatted("rock", "Nina Alder", "Tuesday, March 3rd", "7:00pm")
            + card.formatted("folk", "The Saw Players", "Monday, March 9th", "8:00pm")
            + card.formatted("jazz", "Ian Hall Quartet", "Friday, March 13th", "7:30pm")
            + card.formatted("soul", "Cedar Summer", "Friday, March 20th", "6:00pm")
            + "</div>";
    assertThat(events(page)).isEqualTo(FOUR_SHOWS);
  }

  @Test
  void words_beside_a_time_name_a_record_though_most_records_say_them() {
    String card = "<li><h3>%s</h3><p>%s</p></li>";
    String page =
        "<title>Tap Club</title><h1>Upcoming meetings</h1><ul><li><h3>Monday</h3><p>10:00 AM Audit Committee Meeting</p></li>"
            + card.formatted("March 3, 2026", "2:30 PM - 8:00 PM Board Meeting")
            + card.formatted("March 12, 2026", "9:00 AM - 10:30 AM Policy Review Committee")
            + card.formatted("April 6, 2026", "2:30 PM - 8:00 PM Board Meeting")
            + card.formatted("May 4, 2026", "2:30 PM - 8:00 PM Board Meeting")
            + "</ul>";
    assertThat(events(page))
        .containsExactly(
            "Board Meeting | 2026-03-03 14:30-20:00",
            "Policy Review Committee | 2026-03-12 09:00-10:30",
            "Board Meeting | 2026-04-06 14:30-20:00",
            "Board Meeting | 2026-05-04 14:30-20:00");
  }

  @Test
  void a_line_that_introduces_guests_names_no_record() {
    String card =
        "<div class=ev><h2>%s</h2><h4>%s</h4><p>%s</p><p>Doors 7 pm</p><a href='/t/%s'>Tickets</a></div>";
    String page =
        "<h1>Programme</h1>"
            + card.formatted("Alder", "w/ Cedar Daffo", "March 3 2026", "alder-w-cedar-daffo")
            + card.formatted("Moth", "w/ Special Guests", "March 9 2026", "moth-special-guests")
            + card.formatted("Nina", "with Being Cold", "March 13 2026", "nina-with-being-cold");
    assertThat(events(page))
        .containsExactly(
            "Alder | 2026-03-03 19:00", "Moth | 2026-03-09 19:00", "Nina | 2026-03-13 19:00");
  }
}
