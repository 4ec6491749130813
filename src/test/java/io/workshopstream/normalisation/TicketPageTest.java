package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.normalisation.rule.PageVerdict;
import org.junit.jupiter.api.Test;

/** Ticket pages: a ticket for each song, its day and time in the description. */
class TicketPageTest {

  private static final String DATA =
      """
      {"appsWarmupData":{"140603ad-af8d-84a5-2c80-a0f60cb47351":{"widgetTPAMulti":{"component":{
        "event":{"id":"e1","title":"Aditya tripathi jan","description":"31st jan 1pm - Ishq hain\\n31st jan 3pm - Gulaabo\\nNo refunds no transfers",
          "location":{"name":"Vins Dance Co","address":"80 Feet Road, Koramangala, Bengaluru, Karnataka, India","coordinates":{"lat":12.9,"lng":77.6}},
          "scheduling":{"config":{"scheduleTbd":false,"startDate":"2026-01-31T07:30:00.000Z","endDate":"2026-01-31T11:30:00.000Z","timeZoneId":"Asia/Kolkata"},
            "formatted":"31 Jan 2026, 1:00 pm – 5:00 pm IST"},"slug":"aditya-tripathi-jan"},
        "tickets":[{"id":"t1","name":"Ishq Hain","price":"850.00","currency":"INR","free":false,"wixFee":{"amount":"21.25"}},
          {"id":"t2","name":"Gulaabo","price":"850.00","currency":"INR","free":false},
          {"id":"t3","name":"Both","price":"1500.00","currency":"INR","free":false}]}}}}}
      """;

  private static final String VISIBLE =
      """
      <main><h1>Aditya tripathi jan</h1><p>31st jan 1pm - Ishq hain<br>31st jan 3pm - Gulaabo</p><p>No refunds no transfers</p>
      <section><h2>Time &amp; Location</h2><p>31 Jan 2026, 1:00 pm – 5:00 pm</p><p>Vins Dance Co, 80 Feet Road, Koramangala, Bengaluru</p></section>
      <section><h2>Guests</h2><p>+ 12 other guests</p></section>
      <section><h2>Tickets</h2><table><tr><th>Ticket type</th><th>Price</th><th>Quantity</th></tr>
      <tr><td>Ishq hain</td><td><span>₹850.00</span><span>+₹21.25 ticket service fee</span></td><td>0</td></tr>
      <tr><td>Gulaabo</td><td><span>₹850.00</span><span>+₹21.25 ticket service fee</span></td><td>0</td></tr></table>
      <p>Total ₹0.00</p></section></main>
      """;

  @Test
  void two_tickets_give_two_workshops_and_both_is_a_price() {
    PageVerdict verdict =
        Reader.studio()
            .html(
                "<div id=SITE></div><script type=\"application/json\" id=\"wix-warmup-data\">"
                    + DATA
                    + "</script>");
    assertThat(Reader.lines(verdict))
        .containsExactly(
            "ishq hain | aditya tripathi | 2026-01-31 13:00 | ₹850 (Single); Both Sessions: ₹1500",
            "gulaabo | aditya tripathi | 2026-01-31 15:00 | ₹850 (Single); Both Sessions: ₹1500");
    assertThat(Reader.rejections(verdict)).containsExactly("Both: BUNDLE");
  }

  @Test
  void the_visible_page_is_enough_without_data() {
    assertThat(Reader.lines(Reader.studio().html(VISIBLE)))
        .containsExactly(
            "ishq hain | aditya tripathi | 2026-01-31 13:00 | ₹850",
            "gulaabo | aditya tripathi | 2026-01-31 15:00 | ₹850");
  }

  @Test
  void markup_about_the_whole_event_does_not_hide_its_tickets() {
    String markup =
        """
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Aditya tripathi jan",
        "startDate":"2026-01-31T13:00:00+05:30","endDate":"2026-01-31T17:00:00+05:30","location":{"@type":"Place","name":"Vins Dance Co",
        "address":"80 Feet Road, Koramangala, Bengaluru"},"offers":{"@type":"AggregateOffer","lowPrice":"850.00","highPrice":"1500.00","priceCurrency":"INR"}}</script>
        """;
    PageVerdict verdict =
        Reader.studio().html(markup + VISIBLE + "<script>var x = " + DATA + "</script>");
    assertThat(Reader.lines(verdict)).hasSize(2);
    assertThat(verdict.verdicts().get(0).event().location()).contains("Koramangala");
    assertThat(Reader.lines(Reader.studio().html(markup + VISIBLE)))
        .containsExactly(
            "ishq hain | aditya tripathi | 2026-01-31 13:00 | ₹850",
            "gulaabo | aditya tripathi | 2026-01-31 15:00 | ₹850");
  }

  @Test
  void plain_tickets_are_prices_of_the_one_event() {
    String data =
        """
        {"event":{"title":"Pal Pal by Anvi Shetty","description":"Come and dance","scheduling":{"config":{
        "startDate":"2026-01-31T07:30:00.000Z","endDate":"2026-01-31T09:30:00.000Z","timeZoneId":"Asia/Kolkata"}}},
        "tickets":[{"name":"Early Bird","price":{"amount":"699","currency":"INR"}},{"name":"Regular","price":{"amount":"799","currency":"INR"}}]}
        """;
    assertThat(
            Reader.lines(
                Reader.studio().html("<script type=\"application/json\">" + data + "</script>")))
        .containsExactly(
            "pal pal | anvi shetty | 2026-01-31 13:00-15:00 | ₹699 (Early Bird); ₹799 (Regular)");
  }
}
