package io.workshopstream.studio;

import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import io.workshopstream.studio.store.StudioRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a start of the server makes of the stored studios: those that nobody edited follow the
 * configuration, all others are left alone.
 */
final class StudioSeed {

  private StudioSeed() {}

  /**
   * The rows that have to be written.
   *
   * @param stored all rows, those of removed studios included
   * @param configured in the order of the configuration
   * @param version of the rows that are written
   */
  static List<StudioRow> rows(
      List<StudioRow> stored, Map<StudioId, StudioWords> configured, long version) {
    Map<String, StudioRow> known = new HashMap<>();
    stored.forEach(row -> known.put(row.id(), row));
    List<StudioRow> written = new ArrayList<>();
    int place = 0;
    for (Map.Entry<StudioId, StudioWords> studio : configured.entrySet()) {
      String id = studio.getKey().value();
      StudioRow wanted = new StudioRow(id, place++, studio.getValue(), null, null, version);
      StudioRow row = known.remove(id);
      if (row == null || (row.followsConfiguration() && !isSame(row, wanted))) {
        written.add(wanted);
      }
    }
    known.values().stream()
        .filter(row -> row.followsConfiguration() && row.words().is(StudioField.ENABLED))
        .map(row -> disabled(row, version))
        .forEach(written::add);
    return written;
  }

  private static boolean isSame(StudioRow row, StudioRow wanted) {
    return row.place() == wanted.place() && row.words().equals(wanted.words());
  }

  /** It may have workshops, so it stays; its pages are nobody's wish any more. */
  private static StudioRow disabled(StudioRow row, long version) {
    StudioWords words = row.words().with(Map.of(StudioField.ENABLED, Optional.of("false")));
    return new StudioRow(row.id(), row.place(), words, null, null, version);
  }
}
