package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.testsite.Bytes;
import io.workshopstream.testsite.ModelSite;
import io.workshopstream.testsite.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriverService;

/** A site that is drawn by its scripts, read by the server with a real browser. */
@ExtendWith(ArquillianExtension.class)
class ScriptedSiteIT extends ServerClient {

  private static final String LISTING =
      """
      <html><head><title>Workshops</title></head><body><div id="root"><div class="spinner">…</div></div>
      <script>
        setTimeout(() => fetch('/workshops.json').then(answer => answer.json()).then(all => {
          document.getElementById('root').innerHTML = '<h1>Our workshops</h1>'
            + all.map(one => '<a href="/' + ['ev', 'ent'].join('') + '/' + one.toLowerCase() + '">' + one + '</a>').join(' ');
        }), 500);
      </script></body></html>
      """;

  private static final String EVENT =
      """
      <html><head><title>Workshop</title></head><body><div id="app"></div>
      <script type="module">
        const day = new Date(Date.now() + 10 * 86400000);
        const words = day.toLocaleDateString('en-GB',
          {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Asia/Kolkata'});
        const song = location.pathname.split('/').pop();
        document.getElementById('app').innerHTML = `<h1>${song} dance workshop</h1><p>by Anvi</p>
          <p>Date: ${words}</p><p>Time: 5:00 pm to 7:00 pm</p><p>Song: ${song}</p><p>Fee: ₹850</p>
          <p>Indiranagar, Bangalore</p>`;
      </script></body></html>
      """;

  /** Another server of this machine, which no page has any business with. */
  private static final TestSite NEIGHBOUR = TestSite.start();

  /** A page that has no layout and no label: a letter. */
  private static final String LETTER =
      """
      <html><head><title>A letter</title></head><body><div id="app"></div>
      <script type="module">
        const day = new Date(Date.now() + 10 * 86400000).toLocaleDateString('en-GB',
          {day: 'numeric', month: 'short', timeZone: 'Asia/Kolkata'});
        document.getElementById('app').innerHTML = `<p>Dear friends of our Bangalore dance studio,
          winter has come, and with it our guest.</p><p>Kiran Rao will be with us for Mayya Mayya.
          Bring water. If you would like to come then write to us, and bring your friends along;
          she teaches all of it, step by step, dance for everybody. The hour is 5 pm. That is on
          the <i>${day}</i>. It costs Rs.900, tea included.</p>`;
      </script></body></html>
      """;

  private static final ModelSite MODEL = new ModelSite(Integer.getInteger("it.model.port", 0));

  private static ChromeDriverService driver;

  @Deployment(testable = false)
  @TargetsContainer("browser")
  static WebArchive application() {
    return nextWar();
  }

  @BeforeAll
  static void start_a_driver() throws IOException {
    driver = Browser.driver(Integer.getInteger("it.driver.port", 0));
    driver.start();
  }

  @AfterAll
  static void stop_the_driver() {
    if (driver != null) {
      driver.stop();
    }
    NEIGHBOUR.close();
    MODEL.close();
  }

  @BeforeEach
  void open_the_site() {
    SITE.clear();
    SITE.page("/list", LISTING);
    SITE.page("/event/*", EVENT + "<img src='" + NEIGHBOUR.address("/secret.png") + "'>");
    byte[] all = "[\"Chaleya\",\"Nainowale\"]".getBytes(StandardCharsets.UTF_8);
    SITE.at("/workshops.json", new Bytes("application/json", all));
  }

  private static List<String> songs(String studio) throws IOException {
    return new ObjectMapper()
        .readTree(get("/api/stored-workshops/" + studio).body())
        .findValuesAsText("song");
  }

  @Test
  void its_workshops_are_found_and_stored_and_without_scripts_there_would_be_none()
      throws IOException {
    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events).last().extracting(SseEvent::name).isEqualTo("complete");
    assertThat(songs("test_site")).containsExactlyInAnyOrder("chaleya", "nainowale");
    assertThat(get("/api/stored-workshops/test_site").body())
        .contains(
            DateTimeFormatter.ISO_LOCAL_DATE.format(
                LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10)));

    assertThat(NEIGHBOUR.requests()).as("what a page's script got from this machine").isEmpty();

    stream(refresh("without_scripts"));
    assertThat(songs("without_scripts")).isEmpty();
  }

  @Test
  void a_page_that_nothing_else_can_read_is_shown_to_the_model_with_its_picture()
      throws IOException {
    SITE.page("/event/chaleya", LETTER);
    String day =
        DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH)
            .format(LocalDate.now(ZoneId.of("Asia/Kolkata")).plusDays(10));
    MODEL.says(
        """
        {"events":[{"name":"","song":"Mayya Mayya","place":"","artists":["Kiran Rao","Mallory"],
        "dates":["%s"],"times":["5 pm"],"prices":[{"amount":"Rs.900","label":""}]}]}"""
            .formatted(day));

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(songs("test_site")).containsExactlyInAnyOrder("mayya mayya", "nainowale");
    assertThat(get("/api/stored-workshops/test_site").body())
        .contains("kiran rao")
        .doesNotContainIgnoringCase("mallory");
    assertThat(events)
        .filteredOn(event -> event.name().equals("logs"))
        .extracting(SseEvent::message)
        .anyMatch(message -> message.startsWith("The language model sees 1 event on http"))
        .noneMatch(message -> message.contains("secret"));
    assertThat(MODEL.requests())
        .singleElement()
        .satisfies(asked -> assertThat(asked.body()).contains("data:image/png;base64,iVBOR"));
  }

  @Test
  void a_script_that_never_ends_is_told_of_and_the_page_keeps_its_workshops() throws IOException {
    stream(refresh("test_site"));
    SITE.page("/event/chaleya", "<div id=app></div><script>for (;;) {}</script>");

    List<SseEvent> events = stream(refresh("test_site"));

    assertThat(events)
        .filteredOn(event -> event.name().equals("logs") && event.level().equals("warning"))
        .extracting(SseEvent::message)
        .anyMatch(
            message ->
                message.startsWith("Read http://127.0.0.1:")
                    && message.endsWith(
                        "without its scripts: it did not answer in time (in the browser)"));
    assertThat(songs("test_site")).containsExactlyInAnyOrder("chaleya", "nainowale");
  }
}
