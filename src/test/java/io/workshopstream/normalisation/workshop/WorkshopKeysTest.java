package io.workshopstream.normalisation.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Abroad;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class WorkshopKeysTest {

  private static String second() {
    WorkshopKeys keys = new WorkshopKeys(new StudioId("vins"), URI.create("https://x.org/w/7"));
    LocalDate day = LocalDate.of(2026, 1, 24);
    keys.next("Kun Faya", new Slot(day, LocalTime.of(15, 0), null));
    return keys.next("Kun Faya", new Slot(day, LocalTime.of(17, 5), null));
  }

  @Test
  void the_second_workshop_of_a_name_and_day_bears_its_hour() {
    assertThat(second()).isEqualTo("vins/w-7/kun-faya/2026-01-24-1705");
  }

  @Test
  void a_key_does_not_change_with_the_language_of_the_server() {
    Abroad.assertSame(WorkshopKeysTest::second);
  }
}
