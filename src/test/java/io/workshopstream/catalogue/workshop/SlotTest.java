package io.workshopstream.catalogue.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotTest {

  @Property
  void a_slot_is_read_as_it_was_written(
      @ForAll @IntRange(min = 0, max = 40_000) int day,
      @ForAll @IntRange(min = -1, max = 1439) int start,
      @ForAll @IntRange(min = -1, max = 1439) int end) {
    Slot slot = new Slot(LocalDate.EPOCH.plusDays(day), time(start), time(end));

    assertThat(Slot.parse(slot.text())).contains(slot);
  }

  private static @Nullable LocalTime time(int minute) {
    return minute < 0 ? null : LocalTime.MIDNIGHT.plusMinutes(minute);
  }

  @Test
  void what_is_no_slot_is_none() {
    for (String text : new String[] {"", "T", "/", "2026-13-01", "2026-01-01T25:00", "5 pm"}) {
      assertThat(Slot.parse(text)).as(text).isEmpty();
    }
  }
}
