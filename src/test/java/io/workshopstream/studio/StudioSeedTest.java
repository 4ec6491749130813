package io.workshopstream.studio;

import static io.workshopstream.studio.StudioSamples.VINS;
import static io.workshopstream.studio.StudioSamples.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import io.workshopstream.studio.store.StudioRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/studios.md: which of the two rules, the configuration or the database. */
class StudioSeedTest {

  private static final Instant THEN = Instant.parse("2026-11-29T10:00:00Z");

  private static Optional<StudioRow> stored(String what) {
    StudioWords words = words(what.contains("same") ? "config" : "other");
    StudioWords all =
        what.contains("disabled")
            ? words.with(Map.of(StudioField.ENABLED, Optional.of("false")))
            : words;
    Instant edited = what.contains("edited") || what.contains("removed") ? THEN : null;
    return what.equals("none")
        ? Optional.empty()
        : Optional.of(
            new StudioRow(VINS.value(), 0, all, edited, what.contains("removed") ? THEN : null, 3));
  }

  @ParameterizedTest
  @CsvSource({
    // the row,        in the configuration, what a start writes
    "none,              true,  as configured",
    "none,              false, nothing",
    "same,              true,  nothing",
    "other,             true,  as configured",
    "other disabled,    true,  as configured",
    "same,              false, disabled",
    "other disabled,    false, nothing",
    "other edited,      true,  nothing",
    "other edited,      false, nothing",
    "other removed,     true,  nothing",
    "other removed,     false, nothing",
  })
  void nobody_is_overruled(String row, boolean configured, String written) {
    List<StudioRow> rows =
        StudioSeed.rows(
            stored(row).stream().toList(),
            configured ? Map.of(VINS, words("config")) : Map.of(),
            7);

    switch (written) {
      case "nothing" -> assertThat(rows).isEmpty();
      case "as configured" ->
          assertThat(rows)
              .containsExactly(new StudioRow("vins", 0, words("config"), null, null, 7));
      default ->
          assertThat(rows)
              .singleElement()
              .satisfies(one -> assertThat(one.words().is(StudioField.ENABLED)).isFalse())
              .satisfies(one -> assertThat(one.words().text(StudioField.NAME)).isEqualTo("config"))
              .satisfies(one -> assertThat(one.followsConfiguration()).isTrue());
    }
  }
}
