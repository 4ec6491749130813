package io.workshopstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The same code on servers whose language writes digits and letters in ways of its own. */
public final class Abroad {

  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.forLanguageTag("mr-IN"),
          Locale.forLanguageTag("ar-SA-u-nu-arab"),
          Locale.forLanguageTag("fa-IR"),
          Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"),
          Locale.forLanguageTag("tr-TR"));

  private Abroad() {}

  /** Says the same in every language of the server, in digits that everybody reads. */
  public static void assertSame(Supplier<String> words) {
    String expected = in(Locale.ROOT, words);
    assertThat(expected).matches(text -> text.chars().noneMatch(Abroad::isForeignDigit));
    for (Locale language : LANGUAGES) {
      assertThat(in(language, words)).as(language.toLanguageTag()).isEqualTo(expected);
    }
  }

  private static boolean isForeignDigit(int letter) {
    return Character.isDigit(letter) && letter > '9';
  }

  private static String in(Locale language, Supplier<String> words) {
    Locale before = Locale.getDefault();
    Locale.setDefault(language);
    try {
      return words.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
