package io.workshopstream.notice.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void it_is_one_line_without_what_breaks_lines_and_databases() {
    assertThat(Excerpt.of(" a\r\nb\0c\u2028d\u0085e\ud800f ", 100)).isEqualTo("a b c d e f");
    assertThat(Excerpt.of("dänce 🎉", 100)).isEqualTo("dänce 🎉");
  }

  @Test
  void what_is_too_long_is_cut_between_letters() {
    assertThat(Excerpt.of("abcdef", 4)).isEqualTo("abc…");
    assertThat(Excerpt.of("abcd", 4)).isEqualTo("abcd");
    assertThat(Excerpt.of("ab🎉cdef", 4)).isEqualTo("ab…");
    assertThat(Excerpt.of("x".repeat(1_000_000), 10)).hasSize(10);
  }
}
