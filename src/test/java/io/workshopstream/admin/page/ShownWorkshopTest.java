package io.workshopstream.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShownWorkshopTest {

  private static final String KEY = "sk-9f8e7d6c5b4a3210";

  @BeforeEach
  void configure_a_key() {
    MaskedAddress.learn(List.of(KEY));
  }

  @AfterEach
  void forget_it() {
    MaskedAddress.learn(List.of());
  }

  private static Workshop workshop(String word) {
    return new Workshop(
        "studio/e-" + word + "/jam/2027-02-06",
        new StudioId("studio"),
        EventType.WORKSHOP,
        URI.create("https://studio.example/e/" + word + "/p?x=1"),
        "anvi " + word,
        "jam " + word,
        List.of(new Slot(LocalDate.of(2027, 2, 6), null, null)),
        "₹500 (" + word + ")",
        List.of());
  }

  @Test
  void a_key_that_its_site_put_anywhere_is_not_shown() {
    Workshop shown = ShownWorkshop.of(workshop(KEY));

    assertThat(shown.toString()).doesNotContain(KEY);
    assertThat(shown.link()).hasToString("https://studio.example/e/***/p?x=1");
    assertThat(shown.uuid()).isEqualTo("studio/e-***/jam/2027-02-06");
  }

  @Test
  void a_workshop_without_one_is_shown_as_it_is() {
    assertThat(ShownWorkshop.of(workshop("word"))).isEqualTo(workshop("word"));
  }
}
