package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.normalisation.rule.PageVerdict;
import org.junit.jupiter.api.Test;

/** Pages with a card for each session to select. */
class SessionCardsTest {

  private static String card(String song, String time) {
    return """
        <div class="rounded-xl border p-4"><div class="flex"><h3 class="font-bold">%s</h3></div>
        <p><span>Date:</span> <span>Saturday, 24 January 2026</span></p><p><span>Time:</span> <span>%s</span></p>
        <p>Duration: 2 hours</p><div class="price">Phase 1 (Active) <b>₹850</b></div></div>"""
        .formatted(song, time);
  }

  private static final String POSTER =
      """
      <nav><a href="/">Home</a><a href="/workshops">Bangalore Workshops</a></nav>
      <div class="poster"><img alt="poster" src="/p.jpg"><p>Call 98450 12345</p></div>
      """;

  private static final String COMBO =
      """
      <div class="rounded-xl border p-4"><div><h3>COMBO (Both Workshops)</h3></div><div class="price"><b>₹1500</b></div></div>""";

  @Test
  void two_cards_and_a_combo_give_two_workshops_with_both_prices() {
    PageVerdict verdict =
        Reader.studio()
            .at("https://manifest.example/workshops/41-krutika")
            .html(
                POSTER
                    + "<main><h1>2 Workshops</h1><p>by Krutika Solanki &amp; Aadil Khan</p><h2>Select Session(s)</h2><div class='list'>"
                    + card("Mayya Mayya", "5:00 pm")
                    + card("PAL PAL", "7:30 pm")
                    + COMBO
                    + "</div><button>Continue</button></main>");
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "mayya mayya | krutika solanki x aadil khan | 2026-01-24 17:00-19:00 | ₹850 (Single); Both Sessions: ₹1500",
            "pal pal | krutika solanki x aadil khan | 2026-01-24 19:30-21:30 | ₹850 (Single); Both Sessions: ₹1500");
    assertThat(Reader.rejections(verdict)).containsExactly("COMBO (Both Workshops): BUNDLE");
  }

  @Test
  void the_combo_may_have_a_day_of_its_own() {
    String combo =
        COMBO.replace(
            "</h3></div>", "</h3></div><p>Date: Saturday, 24 January 2026</p><p>Time: 5:00 pm</p>");
    PageVerdict verdict =
        Reader.studio()
            .html(
                "<h1>2 Workshops</h1><p>by Krutika Solanki</p><div>"
                    + card("Mayya Mayya", "5:00 pm")
                    + card("Pal Pal", "7:30 pm")
                    + combo
                    + "</div>");
    assertThat(Reader.lines(verdict))
        .hasSize(2)
        .allMatch(line -> line.endsWith("₹850 (Single); Both Sessions: ₹1500"));
    assertThat(Reader.rejections(verdict)).containsExactly("COMBO (Both Workshops): BUNDLE");
  }

  @Test
  void one_card_gives_one_workshop_with_a_plain_price() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                "<h1>1 Workshop</h1><p>by Krutika Solanki</p><h2>Select Session(s)</h2><div>"
                    + card("Mayya Mayya", "5:00 pm")
                    + "</div>");
    assertThat(Reader.lines(verdict))
        .containsExactly("mayya mayya | krutika solanki | 2026-01-24 17:00-19:00 | ₹850");
  }

  @Test
  void cards_may_be_list_items_with_definitions() {
    String item =
        """
        <li><strong>%s</strong><dl><dt>When</dt><dd>24 Jan, Saturday</dd><dt>Timings</dt><dd>%s</dd><dt>Fee</dt><dd>₹<span>850</span></dd></dl></li>""";
    PageVerdict verdict =
        Reader.studio()
            .html(
                "<h1>Krutika Solanki Workshops</h1><ul>"
                    + item.formatted("Mayya Mayya", "5-7pm")
                    + item.formatted("Pal Pal", "7.30 to 9.30 pm")
                    + "</ul>");
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "mayya mayya | krutika solanki | 2026-01-24 17:00-19:00 | ₹850",
            "pal pal | krutika solanki | 2026-01-24 19:30-21:30 | ₹850");
  }

  @Test
  void sessions_in_the_data_of_the_application_are_read_by_their_shape() {
    String data =
        """
        {"props":{"pageProps":{"workshop":{"title":"2 Workshops","artist":"Krutika Solanki","description":"","sessions":[
        {"id":1,"title":"Mayya Mayya","date":"Saturday, 24 January 2026","time":"5:00 pm","duration":"2 hours","price":850},
        {"id":2,"title":"Pal Pal","date":"Saturday, 24 January 2026","time":"7:30 pm","duration":"2 hours","price":850},
        {"id":3,"title":"COMBO (Both Workshops)","price":1500}]}}}}""";
    PageVerdict verdict =
        Reader.studio()
            .html(
                "<div id=\"__next\"><p>by Krutika Solanki</p></div><script id=\"__NEXT_DATA__\" type=\"application/json\">"
                    + data
                    + "</script>");
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "mayya mayya | krutika solanki | 2026-01-24 17:00-19:00 | ₹850 (Single); Both Sessions: ₹1500",
            "pal pal | krutika solanki | 2026-01-24 19:30-21:30 | ₹850 (Single); Both Sessions: ₹1500");
  }
}
