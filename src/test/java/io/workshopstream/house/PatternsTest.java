package io.workshopstream.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the house looks at each letter a bounded number of times.
 *
 * <p>Each is run over some thousand letters of every hostile piece, the pieces of its own text
 * among them, and then over a megabyte of the piece that cost it most. What is counted are looks at
 * letters, not time; a quadratic expression is stopped at the bound, which at this length it
 * reaches.
 */
class PatternsTest {

  private static final HousePatterns HOUSE =
      new HousePatterns(
          new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.workshopstream"));

  private static final int SOME = 1 << 11;
  private static final int MEGABYTE = 1 << 20;

  /** Counted repeats such as {@code .{0,30}} look again, but not more often than they count. */
  private static final int MOST_LOOKS = 400;

  private static final Pattern OWN_PIECE = Pattern.compile("[\\w\"'/:#&@=<>%-]{1,20}");

  private static final List<String> HOSTILE =
      List.of(
          "\\",
          " ",
          "a",
          "1",
          "a1",
          "A",
          "/",
          "//a",
          ".",
          ",",
          "-",
          "_a",
          "#",
          "&",
          "(",
          "(a) ",
          "\"/a",
          "\"a'",
          "<!--",
          "<a",
          "[",
          "{{a",
          "=",
          "%2e",
          "@",
          "\t\n",
          "a ",
          "A a ",
          "a. ",
          "http:",
          "https://",
          "data-",
          "location =",
          "charset ",
          "net::ERR_",
          "5 Dec ",
          "every ",
          "and ",
          "all class ",
          "dance ",
          "12:30",
          "\u201ca",
          "\u00e9",
          "abc. ",
          "1,",
          "you ");

  @Test
  void each_looks_at_each_letter_of_hostile_words_a_bounded_number_of_times() throws Exception {
    Map<String, Pattern> patterns = HOUSE.all();
    assertThat(patterns).hasSizeGreaterThan(150);
    List<String> tooMany = new ArrayList<>();
    patterns.forEach((place, pattern) -> run(place, pattern, tooMany));
    assertThat(tooMany).isEmpty();
  }

  private static void run(String place, Pattern pattern, List<String> tooMany) {
    String worst = " ";
    long most = 0;
    for (String piece : pieces(pattern)) {
      long looks = looks(pattern, piece, SOME);
      worst = looks > most ? piece : worst;
      most = Math.max(looks, most);
    }
    if (most == Long.MAX_VALUE || looks(pattern, worst, MEGABYTE) == Long.MAX_VALUE) {
      tooMany.add(place + " " + pattern + " on \"" + worst + "\"");
    }
  }

  private static Set<String> pieces(Pattern pattern) {
    Set<String> pieces = new LinkedHashSet<>(HOSTILE);
    String plain = pattern.pattern().replaceAll("\\\\.", " ");
    OWN_PIECE.matcher(plain).results().map(MatchResult::group).limit(12).forEach(pieces::add);
    return pieces;
  }

  /** The looks that all matches in a repeated piece cost; the largest number when too many. */
  private static long looks(Pattern pattern, String piece, int length) {
    CountedWords words =
        new CountedWords(piece.repeat(length / piece.length()) + "\u0001;", MOST_LOOKS);
    try {
      Matcher matcher = pattern.matcher(words);
      boolean more = matcher.find();
      while (more) {
        more = matcher.find();
      }
      return words.looks();
    } catch (CountedWords.TooManyLooksException | StackOverflowError tooMany) {
      return Long.MAX_VALUE;
    }
  }

  @Test
  void a_quadratic_one_is_found_out() {
    List<String> tooMany = new ArrayList<>();
    run("old", Pattern.compile("\\\\++(?:u([0-9a-fA-F]{4})|([\"'/]))"), tooMany);
    run("mail", Pattern.compile("\\w+@"), tooMany);
    assertThat(tooMany).hasSize(2);
  }

  @Test
  void words_refuse_to_be_looked_at_more_often_than_they_may() {
    CountedWords words = new CountedWords("ab", 1);
    assertThat(words.charAt(0)).isEqualTo('a');
    assertThat(words.charAt(0)).isEqualTo('a');
    assertThatThrownBy(() -> words.charAt(0))
        .isInstanceOf(CountedWords.TooManyLooksException.class);
  }

  @Test
  void all_stand_in_static_fields_where_they_are_found() {
    assertThat(HOUSE.compiledElsewhere())
        .as("but for the quoted words of the settings, which are masked in whatever is shown")
        .singleElement()
        .asString()
        .contains("crawl.address.Secrets.");
  }

  @Test
  void those_that_split_match_or_replace_words_are_literals_where_they_are_found()
      throws Exception {
    assertThat(HOUSE.literals()).isEqualTo(HOUSE.uses());
  }
}
