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
}
