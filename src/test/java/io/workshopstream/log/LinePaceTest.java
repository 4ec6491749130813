package io.workshopstream.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePaceTest {

  private static final long SECOND = 1_000_000_000;

  private final LinePace pace = new LinePace(3, 10);
  private final long now = System.nanoTime();

  private int allowed(long when, int lines) {
    int allowed = 0;
    for (int i = 0; i < lines; i++) {
      allowed += pace.allows(when) ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void some_lines_are_written_at_once_and_the_others_are_counted() {
    assertThat(allowed(now, 10)).isEqualTo(3);
    assertThat(pace.leftOut()).isEqualTo(7);
    assertThat(pace.leftOut()).as("told once").isZero();
  }

  @Test
  void more_may_be_written_as_time_goes_on_but_never_more_than_at_once() {
    allowed(now, 3);

    assertThat(allowed(now + SECOND / 5, 10)).isEqualTo(2);
    assertThat(allowed(now + 100 * SECOND, 10)).isEqualTo(3);
  }
}
