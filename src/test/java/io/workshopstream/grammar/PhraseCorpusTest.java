package io.workshopstream.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Measures the grammar on a folder that is no part of the project: {@code -Dphrases=folder}, with
 * {@code phrases.tsv} and {@code prices.tsv} in it.
 */
class PhraseCorpusTest {

  static final String[] CORE = {
    "dates calendar", "dates time", "dates time from now", "dates weekday"
  };

  private PhraseScore score;

  PhraseCorpusTest() {
    score = new PhraseScore();
  }

  @BeforeEach
  void read(TestReporter reporter) {
    String folder = System.getProperty("phrases", "");
    assumeTrue(!folder.isEmpty(), "no folder of phrases: name one with -Dphrases=folder");
    assumeTrue(Files.exists(Path.of(folder, "phrases.tsv")), "no phrases.tsv in " + folder);
    score = PhraseScore.of(Path.of(folder));
    reporter.publishEntry("figures", "\n" + score.report());
    reporter.publishEntry("wrong", "\n" + String.join("\n", score.wrong()));
  }

  @Test
  void phrases_of_real_pages_are_read() {
    assertThat(score.rate("dates REAL")).isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void phrases_of_the_calendar_the_clock_and_the_week_are_read() {
    assertThat(score.rate(CORE)).isGreaterThanOrEqualTo(0.80);
  }

  @Test
  void what_names_no_day_is_left_alone() {
    assertThat(score.rate("dates negative")).isEqualTo(1.0);
  }

  @Test
  void prices_are_told_from_other_amounts() {
    assertThat(
            score.rate(
                "prices foreign",
                "prices not-a-price",
                "prices ticket",
                "prices tiers",
                "prices with-parts"))
        .isGreaterThanOrEqualTo(0.90);
  }
}
