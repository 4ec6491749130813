package io.workshopstream.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private final Template template =
      new Template(LocalDate.of(2026, 1, 22), URI.create("http://localhost:8008"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          on {{+2|do MMM}} at 5pm;    on 24th Jan at 5pm
          {{+2|do MMM|lower}};        24th jan
          {{+2|EEE|upper}};           SAT
          {{+0|yyyy}} {{+9|dd.MM}};   2026 31.01
          {{origin}}/a;               http://localhost:8008/a
          {{origin|json}};            http:\\/\\/localhost:8008
          $1 and \\n and {} stay;     $1 and \\n and {} stay
          """)
  void placeholders_are_filled_and_the_rest_stays(String page, String expected) {
    assertThat(template.fill(page)).isEqualTo(expected);
  }

  @Test
  void another_file_takes_its_place_with_its_own_placeholders_filled() {
    assertThat(template.fill("{{>yoactiv/foot.html}}"))
        .contains("2016 - 2026 All rights reserved")
        .doesNotContain("{{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{+2}}", "{{song}}", "{{+2|d|title}}", "{{soon|d MMM}}", "{{>none.html}}"})
  void a_mistake_in_a_page_does_not_pass_unnoticed(String page) {
    assertThatThrownBy(() -> template.fill(page)).isInstanceOf(IllegalArgumentException.class);
  }
}
