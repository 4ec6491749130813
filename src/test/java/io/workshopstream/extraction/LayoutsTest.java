package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events in what people see: tables, tiles, calendar sheets, lists below headings. */
class LayoutsTest {

  private static List<String> read(String extractor, String page) {
    return Read.lines(Read.by(extractor, page), Field.NAME, Field.DATE, Field.TIME, Field.PLACE);
  }

  @Test
  void the_headings_of_a_table_count_in_any_order_and_behind_the_kind_of_event() {
    String page =
        """
        <table><tr><th>Meeting Time</th><th>Venue</th><th>Committee</th><th>Meeting Date</th></tr>
        <tr><td>6 pm</td><td>Room 2</td><td>Dance Board</td><td>15 Feb 2026</td></tr></table>""";
    assertThat(read("session-table", page))
        .containsExactly("Dance Board | 15 Feb 2026 | 6 pm | Room 2");
  }

  @Test
  void rows_without_a_name_take_the_heading_above_the_table() {
    String page =
        """
        <h1>Open Practice</h1><table><tr><td><b>Date</b></td><td><b>Time</b></td></tr>
        <tr><td>9 Feb 2026</td><td>5:30 pm</td></tr><tr><td>16 Feb 2026</td><td>6 pm</td></tr></table>""";
    assertThat(read("session-table", page))
        .containsExactly(
            "Open Practice | 9 Feb 2026 | 5:30 pm | -", "Open Practice | 16 Feb 2026 | 6 pm | -");
  }

  @Test
  void a_day_in_a_tile_of_several_lines_is_one_day() {
    String page =
        """
        <ul><li><div>12</div><div>FEB</div><div>2026</div><h4>Lindy Night</h4><p>19:30</p></li>
        <li><div>26</div><div>FEB</div><div>2026</div><h4>Balboa Night</h4><p>20:00</p></li></ul>""";
    assertThat(read("layout", page))
        .containsExactly(
            "Lindy Night | 12 FEB 2026 | 19:30 | -", "Balboa Night | 26 FEB 2026 | 20:00 | -");
  }

  @Test
  void the_sheet_of_a_month_gives_each_day_what_stands_in_its_cell() {
    StringBuilder sheet = new StringBuilder("<h2>February 2026</h2><table><tr>");
    for (int day = 1; day <= 28; day++) {
      String event = day == 7 ? "<a href='/e/7'>Swing Social 7pm</a>" : "";
      sheet.append("<td><span>").append(day).append("</span>").append(event).append("</td>");
      sheet.append(day % 7 == 0 ? "</tr><tr>" : "");
    }
    assertThat(read("calendar-grid", sheet + "</table>"))
        .containsExactly("Swing Social | 7 February 2026 | Swing Social 7pm | -");
  }

  @Test
  void a_heading_that_is_a_day_counts_for_the_sections_below_it() {
    String page =
        """
        <h1>Weekender</h1><h2>Friday 6 February 2026</h2><h3>Warm Up Jam</h3><p>19:00, Main Hall</p>
        <h3>Late Blues</h3><p>23:00</p><h2>Saturday 7 February 2026</h2><h3>Solo Class</h3><p>11:00</p>""";
    assertThat(read("programme", page))
        .containsExactly(
            "Warm Up Jam | Friday 6 February 2026 | 19:00, Main Hall | Main Hall",
            "Late Blues | Friday 6 February 2026 | 23:00 | -",
            "Solo Class | Saturday 7 February 2026 | 11:00 | -");
  }

  @Test
  void lines_that_open_with_a_day_stand_below_the_heading_with_their_month() {
    String page =
        """
        <h1>Walks</h1><h2>February 2026</h2><ul><li>Sun 8 - Lake Loop, 10am</li>
        <li>Sun 22 - Hill Fort, 9am</li></ul>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME, Field.PERIOD))
        .containsExactly("Lake Loop | February 2026", "Hill Fort | February 2026");
  }

  @Test
  void small_pictures_label_what_stands_beside_them() {
    String page =
        """
        <div><h5>Mandala Art</h5><p><i class="fa fa-calendar"></i> 13 Feb 2026<br>
        <i class="fa fa-clock"></i> 3 pm - 5 pm<br><i class="fa fa-map-marker"></i> Lahe, Indiranagar</p></div>""";
    assertThat(read("layout", page))
        .containsExactly("Mandala Art | 13 Feb 2026 | 3 pm - 5 pm | Lahe, Indiranagar");
  }

  @Test
  void a_page_that_only_says_it_in_a_sentence_is_read_too() {
    String page =
        """
        <h1>Monsoon Garba</h1><p>The studio invites you to a garba evening on Saturday, 7 February 2026, from 6 pm
        at the Town Hall Annexe, Jayanagar, so that everybody can come after work and bring friends and family.</p>""";
    assertThat(Read.lines(Read.by("prose", page), Field.NAME, Field.PLACE))
        .containsExactly("Monsoon Garba | Town Hall Annexe, Jayanagar");
  }

  @Test
  void a_note_about_when_it_was_written_announces_nothing() {
    String page =
        "<h1>How we teach</h1><p>Posted on 7 February 2026 at 9:15 am by Tara, who has a class of her own and"
            + " writes here now and then about the way in which beginners learn their first steps.</p>";
    assertThat(Read.html(page).events()).isEmpty();
  }

  @Test
  void a_cell_that_reaches_over_several_rows_counts_in_each_of_them() {
    String page =
        """
        <h2>JUNE 2026</h2><table><tr><th>Day</th><th>Session</th><th>Timing</th></tr>
        <tr><td rowspan="2">Sun 21</td><td>Lyrical Jazz</td><td>10am-12pm</td></tr>
        <tr><td>Street Jazz</td><td>1-3pm</td></tr></table>""";
    assertThat(read("session-table", page))
        .containsExactly(
            "Lyrical Jazz | Sun 21 | 10am-12pm | -", "Street Jazz | Sun 21 | 1-3pm | -");
  }

  @Test
  void a_column_of_prices_needs_no_heading_that_says_so() {
    String page =
        """
        <table><tr><th>Workshop</th><th>Date</th><th>Member / Guest</th></tr>
        <tr><td>Tap Lab</td><td>7 March 2026</td><td>$30 / $38</td></tr></table>""";
    assertThat(Read.lines(Read.by("session-table", page), Field.NAME, Field.PRICE))
        .containsExactly("Tap Lab | Fee: $30 / $38");
  }

  @Test
  void the_lines_of_one_item_in_a_cell_of_a_sheet_are_one_event() {
    StringBuilder sheet = new StringBuilder("<h2>February 2026</h2><table><tr>");
    String events =
        """
        <ul><li><a href='/e/7'>Swing Social</a><div><h4>Swing Social</h4><p>Harbour Theatre 7pm</p></div></li>
        <li><span>10pm</span> <div><a href='/e/8'>Late Balboa</a></div></li>
        <li><div>8am</div><div>To be announced</div></li></ul>""";
    for (int day = 1; day <= 28; day++) {
      sheet.append("<td><div>").append(day).append("</div>").append(day == 7 ? events : "");
      sheet.append(day % 7 == 0 ? "</td></tr><tr>" : "</td>");
    }
    assertThat(
            Read.lines(
                Read.by("calendar-grid", sheet + "</table>"),
                Field.NAME,
                Field.DATE,
                Field.TIME,
                Field.PLACE))
        .containsExactly(
            "Swing Social | 7 February 2026 | Harbour Theatre 7pm | Harbour Theatre",
            "Late Balboa | 7 February 2026 | 10pm | -");
  }

  @Test
  void two_days_before_a_remark_are_those_of_their_record() {
    String page =
        """
        <ul><li><h2>Swing Social</h2><p>August 23, 2026 | All Ages</p><p>6:00PM</p></li>
        <li><h2>Balboa Camp</h2><p>August 28 &amp; 29, 2026 | All Ages</p><p>5:00PM</p></li>
        <li><h2>Lindy Night</h2><p>August 30, 2026 | All Ages</p><p>8:00PM</p></li></ul>""";
    assertThat(read("layout", page))
        .contains("Balboa Camp | August 28 & 29, 2026 | All Ages | 5:00PM | -");
  }

  @Test
  void a_name_that_looks_like_something_else_is_told_by_where_the_others_have_theirs() {
    String page =
        """
        <title>The Harbour: Listings</title><div>
        <div class="t"><div class="d">29 AUG</div><div class="n">Othello</div></div>
        <div class="t"><div class="d">31 AUG</div><div class="n">SPACE IS THE PLACE</div></div>
        <div class="t"><div class="d">14 SEP</div><div class="n">Giant Drag</div></div>
        <div class="t"><div class="d">18 SEP</div><div class="n">Swim Deep</div></div></div>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME))
        .containsExactly("Othello", "SPACE IS THE PLACE", "Giant Drag", "Swim Deep");
  }

  @Test
  void a_record_without_a_day_takes_none_out_of_the_record_above_it() {
    String page =
        """
        <div><div class="e"><h3>Swing Social</h3><p>Monday, 23 February 2026</p><p>5–8 p.m.</p></div>
        <div class="e"><h3>Open Practice</h3><p>First Thursday of each month</p><p>10 a.m – 8 p.m.</p></div>
        <div class="e"><h3>Lindy Night</h3><p>Thursday, 5 March 2026</p><p>5–8 p.m.</p></div></div>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME))
        .containsExactly("Swing Social", "Lindy Night");
  }

  @Test
  void a_day_that_opens_a_record_counts_for_the_records_below_it_as_well() {
    String page =
        """
        <div><div class="e"><p>Saturday, 7 February 2026</p><h3>Salsa</h3><p>Dancing from 19:30</p></div>
        <div class="e"><h3>Tango</h3><p>Dancing from 21:00</p></div>
        <div class="e"><p>Sunday, 8 February 2026</p><h3>Swing</h3><p>Dancing from 18:00</p></div></div>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME, Field.DATE))
        .containsExactlyInAnyOrder(
            "Salsa | Saturday, 7 February 2026",
            "Tango | Saturday, 7 February 2026",
            "Swing | Sunday, 8 February 2026");
  }

  @Test
  void the_month_of_a_sheet_stands_between_links_to_its_neighbours() {
    StringBuilder sheet =
        new StringBuilder(
            "<div><a href='?2'>« Feb</a> <b>March 2026</b> <a href='?4'>Apr »</a></div>");
    sheet.append("<table><tr>");
    for (int day = 1; day <= 31; day++) {
      String event = day == 7 ? "<div><a href='/e/7'>Swing Social</a> 7pm</div>" : "";
      sheet.append("<td><span>").append(day).append("</span>").append(event).append("</td>");
      sheet.append(day % 7 == 0 ? "</tr><tr>" : "");
    }
    assertThat(read("calendar-grid", sheet + "</table>"))
        .containsExactly("Swing Social | 7 March 2026 | Swing Social 7pm | -");
  }

  @Test
  void a_programme_in_several_rooms_has_a_session_in_each_cell_but_breaks() {
    String page =
        """
        <h1>Weekender</h1><p>All workshops at Festsaal Kreuzberg, Am Flutgraben 2, Berlin.</p><h2>Saturday, 12 September 2026</h2>
        <table><tr><th>Time</th><th>Room 1 (Salsa)</th><th>Room 2 (Bachata)</th></tr>
        <tr><td>11:00–12:15</td><td>Partnerwork – Elena &amp; Yusuf</td><td>Sensual Basics – Kim Ortega</td></tr>
        <tr><td>12:15–13:30</td><td colspan="2">Lunch break</td></tr>
        <tr><td>13:30–14:45</td><td>Footwork – Anton Reiss</td><td>—</td></tr></table>""";
    assertThat(Read.lines(Read.by("timetable", page), Field.NAME, Field.TIME, Field.PERFORMER))
        .containsExactly(
            "Partnerwork | 11:00–12:15 | Elena & Yusuf",
            "Sensual Basics | 11:00–12:15 | Kim Ortega",
            "Footwork | 13:30–14:45 | Anton Reiss");
    assertThat(Read.lines(Read.by("timetable", page), Field.PLACE))
        .allMatch(place -> place.contains("Festsaal"));
  }

  @Test
  void an_agenda_and_a_weekly_plan_are_no_programme() {
    String row = "<tr><td>11:00–12:15</td><td>Salsa</td><td>Bachata</td></tr></table>";
    assertThat(
            Read.by(
                "timetable",
                "<h2>12 September 2026</h2><table><tr><th>Time</th><th>Programme</th></tr>"
                    + "<tr><td>11:00</td><td>Welcome</td></tr></table>"))
        .isEmpty();
    assertThat(
            Read.by(
                "timetable",
                "<h2>12 September 2026</h2><table><tr><th>Time</th><th>Mon</th><th>Tue</th></tr>"
                    + row))
        .isEmpty();
  }

  @Test
  void where_the_first_heading_names_the_site_the_page_s_title_says_which_names_the_event() {
    String page =
        """
        <title>Noticeboard: Line Dancing Taster</title><h1>Much Wenlock Hub</h1><h2>Line Dancing Taster</h2>
        <p>When: 22 October 2026, 2 pm</p><p>Where: Priory Hall</p>""";
    assertThat(Read.html(page).heading()).isEqualTo("Line Dancing Taster");
  }

  @Test
  void a_page_in_french_is_read() {
    String page =
        """
        <h1>Stage Bollywood</h1><p>Samedi 14 mars 2026 de 14h à 17h30</p><ul><li>Lieu : Studio Gratte-Ciel</li>
        <li>Tarifs : 38 €</li><li>Inscription : avant le 7 mars 2026</li></ul>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME, Field.DATE, Field.PLACE))
        .containsExactly(
            "Stage Bollywood | Samedi 14 mars 2026 de 14h à 17h30 | Studio Gratte-Ciel");
  }

  @Test
  void what_people_said_and_who_wrote_an_article_are_no_events() {
    assertThat(Read.by("layout", "<p>\"Shook the whole floor\" — Meghana, 12 Oct 2025</p>"))
        .isEmpty();
    assertThat(Read.by("layout", "<h1>Dance shoes</h1><p>By Gemma Lyle, 9 October 2026, 10:00</p>"))
        .isEmpty();
  }

  @Test
  void a_listing_whose_lines_are_sentences_names_its_events_in_the_first_one() {
    String page =
        """
        <h2>Coming up</h2><p><b>Sun 14 Feb</b> – Balkan Line Dances, 3pm to 5pm, Bishan Hall. Taught by Elena Koh.</p>
        <p><b>Sun 28 Feb</b> – Israeli Dance, 3pm to 5pm, Bishan Hall. Bring water.</p>""";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME))
        .allMatch(name -> name.startsWith("Balkan Line Dances") || name.startsWith("Israeli Dance"))
        .hasSize(2);
  }

  @Test
  void the_heading_of_a_column_may_tell_its_unit() {
    String page =
        """
        <table><tr><th>Date</th><th>Time (IST)</th><th>Class</th><th>Fee (INR)</th></tr>
        <tr><td>23 Jan 2027</td><td>11 am – 1 pm</td><td>Waacking</td><td>1,199</td></tr></table>""";
    assertThat(Read.lines(Read.by("session-table", page), Field.NAME, Field.TIME, Field.PRICE))
        .containsExactly("Waacking | 11 am – 1 pm | Fee: 1,199");
  }

  @Test
  void slots_of_a_component_stand_apart_though_they_are_in_one_line() {
    String card =
        "<div class=item><span class='e-date'>%s Feb 2026</span>\n<span class='e-venue'>Main Hall"
            + "</span>\n<span class='e-title'>%s</span>\n<span class='e-more'>Info</span></div>";
    assertThat(names(card, "Paper Lanterns", "Slow River", "Ember Strings"))
        .containsExactly("Paper Lanterns", "Slow River", "Ember Strings");
  }

  @Test
  void the_words_of_one_line_stay_together_whatever_marks_them() {
    String card =
        "<div class=item><p>%s Feb 2026</p><h3><span class='n-first'>%s</span> and"
            + " <span class='n-last'>Friends</span> <span class='n-more'>Tonight</span></h3></div>";
    assertThat(names(card, "Asha", "Ben", "Cleo"))
        .containsExactly(
            "Asha and Friends Tonight", "Ben and Friends Tonight", "Cleo and Friends Tonight");
  }

  private static List<String> names(String card, String one, String two, String three) {
    String page = card.formatted(6, one) + card.formatted(7, two) + card.formatted(8, three);
    return Read.lines(Read.by("layout", page), Field.NAME);
  }

  @Test
  void the_two_digits_of_a_day_may_stand_in_two_elements() {
    String page = "<h1>Jazz Trio</h1><p><b>Friday July 1</b><span>0th</span>, 7 pm</p>";
    assertThat(Read.lines(Read.by("layout", page), Field.DATE))
        .containsExactly("Friday July 10th, 7 pm");
  }

  @Test
  void a_name_behind_its_day_keeps_its_first_words_and_its_abbreviations() {
    String page =
        "<h1>Shows</h1><h3>Friday, 6 February 2026 - From the Hip</h3>"
            + "<h3>Saturday, 7 February 2026 - SAM JR. w/ guests</h3>"
            + "<h3>Sunday, 8 February 2026 - at Fern Hall</h3>";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME))
        .containsExactly("From the Hip", "SAM JR. w/ guests", "Fern Hall");
  }

  @Test
  void a_month_above_a_record_is_not_its_name() {
    String row = "<dt>Thu Jun %s</dt><dd>7pm - %s ($10 cover)</dd>";
    String page =
        "<h2>June</h2><dl>"
            + row.formatted(
                4, "Jazz jam hosted by Ann Ray - Bring charts, sign up, sing!! Eat and be merry")
            + row.formatted(5, "Rebecca Jay [Website] - with Trevor Hill (bass), Jeff Bush (drums)")
            + row.formatted(6, "Ember Strings")
            + row.formatted(
                7, "John Pine and the Yell - Blues, Funk and Soul [Website]. With John Hall")
            + "</dl>";
    assertThat(Read.lines(Read.by("layout", page), Field.NAME))
        .hasSize(4)
        .noneMatch("June"::equals);
  }

  @Test
  void a_sentence_above_bare_days_gives_them_its_year_and_its_time() {
    String page =
        "<h1>Choir</h1><p>%s rehearsals of the whole choir are held in the hall at 7:30 pm.</p>"
            + "<table><tr><td>6 March</td><td>13 March</td></tr></table>";
    assertThat(Read.lines(Read.by("layout", page.formatted("The 2027")), Field.PERIOD, Field.TIME))
        .containsExactly("2027 | 7:30 pm");
    for (String other : List.of("The 2026-2027", "Since 1998", "(Tel. 33.2027)")) {
      assertThat(Read.lines(Read.by("layout", page.formatted(other)), Field.PERIOD, Field.TIME))
          .as(other)
          .containsExactly("- | 7:30 pm");
    }
  }

  @Test
  void a_document_beside_the_agenda_of_its_day_names_no_event() {
    String page =
        "<h1>Town Board</h1><ul><li>20 April 2026 - <a href='/a.pdf'>Agenda</a></li><li>20 April 2026"
            + " - <a href='/r%s'>Director's Report</a></li></ul>";
    assertThat(Read.lines(Read.by("layout", page.formatted("/")), Field.NAME))
        .contains("Director's Report");
    assertThat(Read.lines(Read.by("layout", page.formatted(".pdf")), Field.NAME))
        .containsExactly("Town Board");
  }

  @Test
  void what_a_list_marks_as_past_beside_what_is_to_come_is_announced_no_more() {
    String item = "<li class='show %s'><h3>%s</h3><p>%s February 2026, 8 pm</p></li>";
    String page =
        "<ul>"
            + item.formatted("%s", "Ember Strings", 20)
            + item.formatted("show--past", "Slow River", 5)
            + item.formatted("show--past", "Paper Lanterns", 4)
            + "</ul>";
    assertThat(Read.lines(Read.by("layout", page.formatted("show--upcoming")), Field.NAME))
        .containsExactly("Ember Strings");
    assertThat(Read.by("layout", page.formatted("show--past"))).hasSize(3);
  }

  @Test
  void a_row_of_a_table_is_where_it_says_itself_and_not_where_the_menu_leads() {
    String page =
        """
        <h1>Board</h1><p>College of Arts Hall</p>
        <table><tr><th>Date</th><th>Time</th><th>Agenda</th></tr>
        <tr><td>28 Feb 2026<br>Finance Committee</td><td>9 am<br>Birch Hall</td><td>agenda</td></tr>
        <tr><td>12 Mar 2026<br>Audit Committee</td><td>1:30 pm</td><td>agenda</td></tr>
        <tr><td>19 Mar 2026 to be confirmed</td><td>2 pm</td><td>agenda</td></tr></table>""";
    assertThat(Read.lines(Read.by("session-table", page), Field.NAME, Field.PLACE))
        .containsExactly(
            "Finance Committee | Birch Hall",
            "Audit Committee | College of Arts Hall",
            "Board | College of Arts Hall");
  }

  @Test
  void of_several_times_in_a_record_the_one_nearest_to_its_day_counts() {
    assertThat(
            timesOfTwo(
                "<p>Doors</p><p>The bar is open from 11:00</p><p>%d February 2026</p>"
                    + "<p>Dancing from 19:30</p><p>Kitchen until 23:00 and from 14:15 on Sundays</p>"))
        .containsExactly("Salsa | 19:30", "Tango | 19:30");
  }

  @Test
  void a_band_that_is_called_after_a_time_of_day_gives_none() {
    assertThat(
            timesOfTwo(
                "<p>%d February 2026</p><p>with Midnight Wraith and friends</p>"
                    + "<p>Music from 19:30 on both floors of the house</p>"))
        .containsExactly("Salsa | 19:30", "Tango | 19:30");
  }

  /** Names and times of two cards that say the same, on the 7th and the 8th. */
  private static List<String> timesOfTwo(String lines) {
    String card = "<div class=card><h3>%s</h3>" + lines + "</div>";
    String page = "<h1>Hall</h1>" + card.formatted("Salsa", 7) + card.formatted("Tango", 8);
    return Read.lines(Read.by("layout", page), Field.NAME, Field.TIME);
  }
}
