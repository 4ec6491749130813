package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.normalisation.rule.PageVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Payment pages: line items with a song each, a grouped schedule that alone knows when they end.
 */
class PaymentPageTest {

  private static final String[] SONGS = {
    "Mere Rang Me",
    "Saami Saami",
    "Gulabi",
    "Nazar",
    "Kesariya",
    "Ghungroo",
    "Uyi Amma",
    "Chaleya",
    "Param",
    "Aaj Ki Raat"
  };

  private static final String DESCRIPTION =
      """
      Jan 23rd Fri
      Mere rang me- 5pm to 7pm
      Saami Saami - 7pm to 9pm
      Jan 24th Sat
      Gulabi- 11am to 1pm
      Nazar - 2pm to 4pm
      No refunds no transfers
      """;

  private static String items() {
    List<String> items = new ArrayList<>();
    for (int index = 0; index < SONGS.length; index++) {
      String day = index < 2 ? "23rd Jan" : index < 4 ? "24th Jan" : "25th Jan";
      String time =
          List.of("5pm", "7pm", "11am", "2pm", "9am", "11am", "1pm", "3pm", "5pm", "7pm")
              .get(index);
      items.add(
          """
          {"id":"ppi_%d","mandatory":false,"item":{"id":"item_%d","active":true,
           "name":"%s by Anvi Shetty on %s at %s (Optional)","amount":95000,"currency":"INR"}}"""
              .formatted(index, index, SONGS[index], day, time));
    }
    items.add(item("All Sessions Package (Optional)", 800000));
    items.add(item("Service Fee", 5000));
    return String.join(",", items);
  }

  private static String item(String name, int amount) {
    return "{\"mandatory\":true,\"item\":{\"name\":\"%s\",\"amount\":%d,\"currency\":\"INR\"}}"
        .formatted(name, amount);
  }

  private static String data() {
    return """
        {"payment_link":{"id":"pl_x","title":"Anvi Shetty at Dance-Inn","currency":"INR",
         "description":%s,"payment_page_items":[%s],
         "settings":{"theme":"light","udf_schema":"[{\\"name\\":\\"email\\",\\"title\\":\\"Email\\"}]"}},
         "key_id":"rzp_test"}"""
        .formatted(quoted(DESCRIPTION), items());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  private static void assertTen(PageVerdict verdict) {
    List<String> lines = Reader.lines(verdict);
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0))
        .isEqualTo(
            "mere rang me | anvi shetty | 2026-01-23 17:00-19:00 | ₹950 (Single); All Sessions: ₹8000");
    assertThat(lines.get(2)).startsWith("gulabi | anvi shetty | 2026-01-24 11:00-13:00 | ₹950");
    assertThat(lines.get(9)).startsWith("aaj ki raat | anvi shetty | 2026-01-25 19:00 | ₹950");
    for (int index = 0; index < SONGS.length; index++) {
      assertThat(lines.get(index)).startsWith(SONGS[index].toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void ten_line_items_give_ten_workshops() {
    assertTen(
        Reader.studio()
            .html("<div id=root></div><script>var data = " + data() + ";\nrender(data);</script>"));
  }

  @Test
  void the_data_may_be_parsed_from_a_string() {
    String script = "<script>window.page = JSON.parse(" + quoted(data()) + ");</script>";
    assertTen(Reader.studio().html("<div id=root></div>" + script));
  }

  @Test
  void the_description_may_be_written_for_an_editor() {
    String delta =
        """
        {"value":[{"attributes":{"bold":true},"insert":"Jan 23rd Fri"},{"insert":"\\nMere rang me- 5pm to 7pm"},
        {"attributes":{"list":"bullet"},"insert":"\\n"},{"insert":"Saami Saami - 7pm to 9pm"},
        {"attributes":{"list":"bullet"},"insert":"\\n"}],"metaText":"Jan 23rd Fri"}""";
    String page = data().replace(quoted(DESCRIPTION), quoted(delta));
    PageVerdict verdict = Reader.studio().html("<script>const page = " + page + "</script>");
    assertThat(Reader.lines(verdict)).hasSize(10);
    assertThat(Reader.lines(verdict).get(1))
        .startsWith("saami saami | anvi shetty | 2026-01-23 19:00-21:00");
  }

  @Test
  void the_visible_page_is_enough_without_data() {
    StringBuilder form = new StringBuilder();
    for (String item :
        List.of(
            "Mere Rang Me by Anvi Shetty on 23rd Jan at 5pm (Optional)",
            "Saami Saami by Anvi Shetty on 23rd Jan at 7pm (Optional)",
            "Gulabi by Anvi Shetty on 24th Jan at 11am (Optional)")) {
      form.append(
          """
          <div class="field row"><label class="field-label">%s</label><div class="amount"><span>₹</span><span>950.00</span></div>
          <div class="qty"><button>-</button><input value="0"><button>+</button></div></div>"""
              .formatted(item));
    }
    String page =
        """
        <div id="description"><h1>Anvi Shetty at Dance-Inn</h1><p>Jan 23rd Fri</p>
        <ul><li>Mere rang me- 5pm to 7pm</li><li>Saami Saami - 7pm to 9pm</li></ul><p>Jan 24th Sat</p>
        <ul><li>Gulabi- 11am to 1pm</li></ul><a>Show More</a><h4>Contact Us:</h4><p>hello@example.org</p>
        <h4>Terms &amp; Conditions:</h4><p>You agree to share information entered on this page.</p></div>
        <div id="form"><h3>Payment Details</h3><label>Email</label>%s
        <div class="field row"><label class="field-label">Service Fee</label><div class="amount">₹50.00</div></div>
        <button>Pay ₹0.00</button></div>"""
            .formatted(form);
    assertThat(Reader.lines(Reader.studio().html(page)))
        .containsExactly(
            "mere rang me | anvi shetty | 2026-01-23 17:00-19:00 | ₹950",
            "saami saami | anvi shetty | 2026-01-23 19:00-21:00 | ₹950",
            "gulabi | anvi shetty | 2026-01-24 11:00-13:00 | ₹950");
  }
}
