package io.workshopstream.catalogue.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkshopIdTest {

  @Test
  void a_name_follows_from_the_uuid() {
    WorkshopId id = WorkshopId.of("vins/aditya/ishq-hain/2026-01-31");

    assertThat(id.value()).hasSize(24);
    assertThat(WorkshopId.of("vins/aditya/ishq-hain/2026-01-31")).isEqualTo(id);
    assertThat(WorkshopId.of("vins/aditya/ishq-hain/2026-02-01")).isNotEqualTo(id);
    assertThat(WorkshopId.parse(id.value())).contains(id);
  }

  @Test
  void only_24_hexadecimal_digits_are_a_name() {
    for (String text : new String[] {"", "x", "vins/a", "g".repeat(24), "a".repeat(25)}) {
      assertThat(WorkshopId.parse(text)).as(text).isEmpty();
    }
  }
}
