package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** From a correction over a look at what it teaches to a rule, in a real browser. */
class PortalRulesIT extends OnPortal {

  @BeforeEach
  void announce() {
    LearnedRulesIT.announce("event");
    stream(refresh("test_site"));
  }

  private static String id() {
    for (JsonNode one : json("/api/admin/workshops?studio_id=test_site").get("workshops")) {
      if (one.get("uuid").asText().contains("friday")) {
        return one.get("workshop_id").asText();
      }
    }
    throw new AssertionError("no workshop");
  }

  private static JsonNode rules() {
    return json("/api/admin/studios/test_site/rules").get("rules");
  }

  private void press(String name) {
    By button = By.xpath("//button[contains(., '" + name + "')]");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> browser.findElement(button), WebElement::isEnabled)
        .click();
  }

  @Test
  void a_correction_is_shown_with_what_it_would_change_and_accepted_and_undone() throws Exception {
    Axe axe = new Axe(browser);
    open("#/workshops/" + id());
    shown("tr[data-key='song'] button").click();
    WebElement value = shown("dialog[open] [name='value']");
    value.clear();
    value.sendKeys("Pal Pal" + Keys.ENTER);

    press("Learn from this correction");
    awaitThat("document.querySelector('dialog[open] tbody tr')");
    assertThat(shown("dialog[open]").getText()).contains("div.tune", "kabira", "pal pal");
    assertThat(axe.violations()).isEmpty();
    press("Not now");
    assertThat(rules().get(0).get("state").asText()).isEqualTo("proposed");
    press("Learn from this correction");
    press("Accept");
    await().atMost(PATIENCE).until(() -> rules().get(0).get("state").asText().equals("active"));

    open("#/studios/test_site?tab=rules");
    awaitThat("document.querySelector('main tbody tr')");
    assertThat(shown("main tbody").getText()).contains("Here stands the song", "Counts");
    assertThat(axe.violations()).isEmpty();
    shown("main tbody button").click();
    shown("dialog[open] .danger").click();
    await().atMost(PATIENCE).until(() -> rules().isEmpty());
    awaitThat("document.body.innerText.includes('Nothing learned yet')");
  }
}
