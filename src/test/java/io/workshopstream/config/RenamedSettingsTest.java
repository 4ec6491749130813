package io.workshopstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An old name still works, and whoever uses it is told the new one. */
class RenamedSettingsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| `([a-z.-]+)` \\|$");

  private static Settings settings(Map<String, String> changes) {
    return new Settings(new GivenConfig(changes));
  }

  private static List<String> warnings(Map<String, String> changes) {
    return SettingWarnings.of(new GivenConfig(changes));
  }

  @ParameterizedTest
  @CsvSource({
    "run.queued, run.queue-capacity, -1",
    "run.processing-limit, run.timeout, soon",
    "run.patience, run.stall-timeout, soon",
    "run.kept, run.retention-count, none",
    "run.kept-for, run.retention-time, long",
    "stream.abandoned-after, stream.abandoned-run-grace, soon",
    "extraction.sure-from, normalisation.min-confidence, 2",
    "crawl.browser.settle, crawl.browser.settle-timeout, soon",
    "crawl.browser.quiet, crawl.browser.quiet-period, soon",
    "model.rate, model.requests-per-minute, 0"
  })
  void a_setting_is_read_by_its_old_name_and_told_by_the_new_one(
      String old, String key, String wrong) {
    assertThat(settings(Map.of(old, wrong)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.sentence()).startsWith(old + " is \"" + wrong));
    assertThat(warnings(Map.of(old, wrong)))
        .singleElement()
        .asString()
        .startsWith(old + " (")
        .contains("is now called " + key + " (")
        .endsWith("the old name is read in this release only");
    assertThat(KnownSettings.with(List.of())).contains(key).doesNotContain(old);
  }

  @Test
  void the_new_name_wins_over_the_old_one_and_the_warning_says_so() {
    Map<String, String> both = Map.of("run.patience", "PT1S", "run.stall-timeout", "PT2S");

    assertThat(settings(both).runs().stallTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(warnings(both))
        .containsExactly(
            "run.patience (RUN_PATIENCE) is now called run.stall-timeout (RUN_STALL_TIMEOUT);"
                + " both are set, so the old name is not read");
  }

  @Test
  void the_new_name_wins_with_the_value_that_it_has_by_default_too() {
    Map<String, String> both = Map.of("run.patience", "PT1S", "run.stall-timeout", "PT1M");

    assertThat(settings(both).runs().stallTimeout()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void an_old_name_without_a_value_is_neither_read_nor_told() {
    assertThat(settings(Map.of("run.patience", " ")).runs().stallTimeout())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(warnings(Map.of("run.patience", " "))).isEmpty();
  }

  @Test
  void the_document_lists_each_old_name_with_its_new_one() throws IOException {
    Map<String, String> listed =
        ROW.matcher(Files.readString(Path.of("docs/operations.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(2), row -> row.group(1)));

    assertThat(listed).isEqualTo(RenamedSettings.OLD_NAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.patience", "RUN_PATIENCE", "EXTRACTION_SURE_FROM"})
  void an_old_name_is_known_as_one_also_as_a_variable(String name) {
    assertThat(RenamedSettings.isOldName(name)).isTrue();
  }

  @Test
  void an_old_name_is_never_suggested() {
    assertThat(warnings(Map.of("run.patiense", "PT1S")))
        .containsExactly("run.patiense is not a setting");
  }
}
