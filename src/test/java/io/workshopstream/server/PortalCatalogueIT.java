package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** How people mend the catalogue in the portal, in a real browser. */
class PortalCatalogueIT extends OnPortal {

  private static final List<String> NAMES =
      List.of(
          "Zarnika Wadhwani", "Quillon Barretto", "Ottoline Fernz", "Xanthi Mohapatra", "Ugo Lal");
  private static final String PLANTED =
      "<img src=x onerror=window.planted=1> ${window.planted=2} {{planted=3}}";

  /** One workshop by each of these people, one of them with a song that would do harm. */
  @BeforeEach
  void announce() {
    post("/api/fresh-start", "");
    StringBuilder list = new StringBuilder();
    IntStream.range(0, NAMES.size())
        .forEach(
            i -> {
              list.append("<a href='/event/").append(i).append("'>event</a>");
              String song = i == 0 ? PLANTED.replace("<", "\\u003c") : "Song " + i;
              SITE.page("/event/" + i, SitePages.workshop(song, NAMES.get(i)));
            });
    SITE.page("/list", list.toString());
    stream(refresh("test_site"));
  }

  @AfterEach
  void forget() {
    for (JsonNode artist : json("/api/admin/artists")) {
      if (artist.get("artist_id").asText().matches("(zarnika|quillon|ottoline|xanthi|ugo).*")) {
        send(request("/api/admin/artists/" + artist.get("artist_id").asText()).DELETE().build());
      }
    }
    SITE.page("/list", "<p>No dance workshops</p>");
  }

  private static String id(String by) {
    for (JsonNode one : json("/api/v1/workshops?limit=200&studio=test_site").get("workshops")) {
      if (by.equalsIgnoreCase(one.get("by").asText())) {
        return one.get("id").asText();
      }
    }
    throw new AssertionError("nothing by " + by);
  }

  private static void press(CharSequence keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  private void awaitText(String selector, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(shown(selector).getText()).contains(text));
  }

  @Test
  void a_value_is_set_with_its_reason_beside_that_of_the_page_and_taken_back() {
    String id = id(NAMES.get(1));
    open("#/workshops/" + id);

    shown("tr[data-key='song'] button").click();
    assertThat(shown("dialog[open]").getText().toLowerCase(Locale.ROOT)).contains("song 1");
    WebElement value = shown("dialog[open] [name='value']");
    value.clear();
    value.sendKeys("Pal Pal");
    shown("dialog[open] [name='reason']").sendKeys("heard in class" + Keys.ENTER);

    awaitText("tr[data-key='song']", "heard in class");
    assertThat(json("/api/admin/workshops/" + id).at("/values/song").asText()).isEqualTo("pal pal");
    browser.navigate().refresh();
    awaitText("tr[data-key='song']", "pal pal");
    browser.findElement(By.xpath("//tr[@data-key='song']//button[contains(., 'Undo')]")).click();
    await()
        .atMost(PATIENCE)
        .until(() -> json("/api/admin/workshops/" + id).get("overrides").isEmpty());

    shown("tr[data-key='time_details'] button").click();
    shown("dialog[open] [name='values']").clear();
    shown("dialog[open] [name='values']").sendKeys("soon");
    shown("dialog[open] [type='submit']").click();
    assertThat(shown("dialog[open] .error:not([hidden])").getText()).isNotBlank();
    assertThat(json("/api/admin/workshops/" + id).get("overrides")).isEmpty();
  }

  @Test
  void five_missing_artists_are_worked_off_by_keyboard_and_the_last_step_is_undone() {
    post("/api/admin/artists", "{\"artist_id\":\"zarnika\",\"artist_name\":\"Zarnica Wadhwani\"}");
    Map<String, String> ids = new HashMap<>();
    NAMES.forEach(name -> ids.put(name.toLowerCase(Locale.ROOT), id(name)));
    open("#/queue");
    for (int left = NAMES.size(); left > 0; left--) {
      awaitText(".queue .note", "1 of " + left);
      String name = shown(".queue-name").getText();
      press(name.startsWith("zarnika") ? "1" : "c");
      await().atMost(PATIENCE).until(() -> !artistsOf(ids.get(name)).isEmpty());
    }
    awaitText(".queue", "Every name has its artist");
    assertThat(artistsOf(ids.get("zarnika wadhwani")).get(0).asText()).isEqualTo("zarnika");

    press("u");

    String last = shown(".queue-name").getText();
    await().atMost(PATIENCE).until(() -> artistsOf(ids.get(last)).isEmpty());
  }

  private static JsonNode artistsOf(@Nullable String id) {
    return json("/api/admin/workshops/" + id).at("/values/artist_id_list");
  }

  @Test
  void a_workshop_is_hidden_and_found_among_the_hidden_ones_and_shown_again() {
    String id = id(NAMES.get(2));
    open("#/workshops/" + id);

    browser.findElement(By.xpath("//button[.='Hide']")).click();
    awaitText(".notice", "Hidden from everybody");
    open("#/workshops?manual=hidden");
    shown("a[href='#/workshops/" + id + "']").click();
    awaitText(".notice", "Hidden from everybody");
    browser.findElement(By.xpath("//button[contains(., 'Show again')]")).click();

    await()
        .atMost(PATIENCE)
        .until(() -> !json("/api/admin/workshops/" + id).get("hidden").asBoolean());
  }

  @Test
  void a_file_of_artists_is_looked_at_before_it_is_stored(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("artists.csv"),
            "artist_id,artist_name\nugo_lal,Ugo Lal\nugo_lal,Twice\nottoline,Ottoline Fernz\n");
    open("#/artists");
    browser.findElement(By.xpath("//button[.='Import']")).click();

    shown("dialog[open] input[type='file']").sendKeys(file.toString());

    awaitText("dialog[open] .notice", "cannot be taken");
    assertThat(json("/api/admin/artists").findValuesAsText("artist_id")).doesNotContain("ottoline");
    shown("dialog[open] .actions .primary").click();
    await()
        .atMost(PATIENCE)
        .until(() -> json("/api/admin/artists").findValuesAsText("artist_id").contains("ottoline"));
  }

  @Test
  void what_pages_and_people_say_never_runs() {
    String id = id(NAMES.get(0));
    post(
        "/api/admin/artists",
        "{\"artist_id\":\"zarnika\",\"artist_name\":\"<img src=x onerror=window.planted=6>\"}");
    for (String page :
        List.of(
            "#/workshops?text=planted",
            "#/workshops/" + id,
            "#/artists",
            "#/artists/zarnika",
            "#/queue",
            "#/feeds",
            "#/calendar?studio=test_site")) {
      open(page);
      assertThat(
              browser.executeScript(
                  "return [String(window.planted), document.querySelectorAll('main img, a[href^=\"javascript\" i]').length]"))
          .as(page)
          .isEqualTo(List.of("undefined", 0L));
    }
    open("#/workshops/" + id);
    assertThat(shown("main").getText()).contains("{{planted=3");
  }
}
