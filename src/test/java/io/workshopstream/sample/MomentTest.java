package io.workshopstream.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2026-01-22; +12;       d MMM;             3 Feb
          2026-01-22; +0;        dd MMM;            22 Jan
          2026-01-22; -30;       d MMMM yyyy;       23 December 2025
          2025-12-31; +1;        EEEE, d MMMM yyyy; Thursday, 1 January 2026
          2028-02-28; +1;        do MMM;            29th Feb
          2028-02-29; +1;        do MMMM;           1st March
          2026-02-28; +1;        MMM do EEE;        Mar 1st Sun
          2026-04-30; +1;        dd/MM;             01/05
          2026-08-31; +1;        MMM;               Sep
          2026-01-22; +2T17:00;  utc;               2026-01-24T11:30:00Z
          2026-01-22; +2T05:00;  utc;               2026-01-23T23:30:00Z
          2025-12-31; +1T01:15;  yyyy-MM-dd'T'HH:mm:ssXXX; 2026-01-01T01:15:00+05:30
          """)
  void a_moment_counts_from_today_and_reads_as_the_page_spells_it(
      LocalDate today, String moment, String pattern, String expected) {
    assertThat(Moment.of(moment, today).in(pattern)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "13,13th", "20,20th", "21,21st",
    "22,22nd", "23,23rd", "24,24th", "30,30th", "31,31st"
  })
  void ordinals_end_as_english_wants(int day, String expected) {
    assertThat(Moment.of("+0", LocalDate.of(2026, 1, day)).in("do")).isEqualTo(expected);
  }

  @Test
  void other_words_are_refused() {
    assertThatThrownBy(() -> Moment.of("tomorrow", LocalDate.of(2026, 1, 22)))
        .hasMessageContaining("tomorrow");
  }
}
