package io.workshopstream.admin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldInputTest {

  @ParameterizedTest
  @CsvSource({
    "SONG, ' Pal Pal ', pal pal",
    "BY, Anvi X Zoe, Anvi X Zoe",
    "LINK, https://studio.example/a?b=c, https://studio.example/a?b=c",
    "CHOREOGRAPHY, '', ''",
    "TYPE, intensive, intensive",
    "HIDDEN, true, true",
    "TIMES, 2026-01-24T17:00/19:00, 2026-01-24T17:00/19:00",
    "TIMES, 2026-01-24T17:00:00.123456789, 2026-01-24T17:00",
  })
  void a_good_value_is_kept(OverriddenField field, String value, String text)
      throws RejectedRequestException {
    assertThat(FieldInput.text(field, List.of(value))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "LINK, x",
    "LINK, ''",
    "LINK, javascript:alert(1)",
    "LINK, https://",
    "LINK, https://user:secret@studio.example/",
    "LINK, ftp://studio.example/",
    "LINK, 'https://studio.example/a b'",
    "CHOREOGRAPHY, //studio.example/a",
    "TYPE, Workshop",
    "TYPE, ''",
    "HIDDEN, yes",
    "TIMES, ''",
    "TIMES, 24 Jan",
    "TIMES, +999999999-12-31",
    "ARTISTS, 'a,b'",
    "ARTISTS, a/b",
    "ARTISTS, a;b",
    "ARTISTS, a%62",
    "ARTISTS, ''",
  })
  void a_value_that_the_field_cannot_have_is_refused(OverriddenField field, String value) {
    assertThatThrownBy(() -> FieldInput.text(field, List.of(value)))
        .isInstanceOf(RejectedRequestException.class);
  }

  @Test
  void several_times_are_kept_in_order_and_once() throws RejectedRequestException {
    assertThat(
            FieldInput.text(
                OverriddenField.TIMES, List.of("2026-01-25", "2026-01-24T17:00", "2026-01-25")))
        .isEqualTo("2026-01-24T17:00\n2026-01-25");
    assertThatThrownBy(() -> FieldInput.text(OverriddenField.SONG, List.of("a", "b")))
        .isInstanceOf(RejectedRequestException.class);
  }

  /** Whatever somebody sends: it is refused with a sentence, or it fits into its column. */
  @Property
  void no_value_breaks_it(@ForAll OverriddenField field, @ForAll List<String> values) {
    try {
      String text = FieldInput.text(field, values);
      assertThat(text.length()).isLessThanOrEqualTo(FieldOverride.LONGEST_TEXT);
      assertThat(text.codePoints()).doesNotContain(0);
    } catch (RejectedRequestException refused) {
      assertThat(refused.sentence()).isNotBlank();
    }
  }
}
