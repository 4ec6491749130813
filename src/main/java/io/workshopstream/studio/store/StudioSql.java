package io.workshopstream.studio.store;

import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The statements about the table of studios, which has a column for each field. */
final class StudioSql {

  private static final int MOST_ROWS = 500;

  private static final List<String> COLUMNS =
      Arrays.stream(StudioField.values()).map(StudioField::word).toList();
  private static final String SELECT =
      "select id, place, edited_at, removed_at, version, "
          + String.join(", ", COLUMNS)
          + " from studio";
  private static final String UPDATE =
      "update studio set place = :place, edited_at = :edited, removed_at = :removed,"
          + " version = :version, "
          + COLUMNS.stream().map(one -> one + " = :" + one).collect(Collectors.joining(", "))
          + " where id = :id";
  private static final String INSERT =
      "insert into studio (id, place, edited_at, removed_at, version, "
          + String.join(", ", COLUMNS)
          + ") values (:id, :place, :edited, :removed, :version, "
          + COLUMNS.stream().map(one -> ":" + one).collect(Collectors.joining(", "))
          + ")";

  private StudioSql() {}

  static List<StudioRow> all(Handle handle) {
    return handle
        .createQuery(SELECT + " order by place, id")
        .map((RowView row) -> read(row))
        .list();
  }

  static Optional<StudioRow> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map((RowView row) -> read(row))
        .findOne();
  }

  /** Writes rows, whether there are such with their ids or not; a bounded number at once. */
  static void put(Handle handle, List<StudioRow> rows) {
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      List<StudioRow> chunk = rows.subList(from, Math.min(from + MOST_ROWS, rows.size()));
      int[] changed = execute(handle, UPDATE, chunk);
      List<StudioRow> missed =
          IntStream.range(0, changed.length)
              .filter(i -> changed[i] == 0)
              .mapToObj(chunk::get)
              .toList();
      if (!missed.isEmpty()) {
        int[] unused = execute(handle, INSERT, missed);
      }
    }
  }

  private static int[] execute(Handle handle, String sql, List<StudioRow> rows) {
    PreparedBatch batch = handle.prepareBatch(sql);
    for (StudioRow row : rows) {
      bind(batch, row);
      batch.add();
    }
    return batch.execute();
  }

  private static void bind(PreparedBatch batch, StudioRow row) {
    batch
        .bind("id", row.id())
        .bind("place", row.place())
        .bind("edited", utc(row.editedAt()))
        .bind("removed", utc(row.removedAt()))
        .bind("version", row.version());
    for (StudioField field : StudioField.values()) {
      bind(batch, field, row.words().get(field));
    }
  }

  private static void bind(PreparedBatch batch, StudioField field, @Nullable String value) {
    if (field.isFlag()) {
      batch.bind(field.word(), "true".equals(value));
    } else if (field.isNumber()) {
      batch.bind(field.word(), value == null ? null : Integer.valueOf(value));
    } else {
      batch.bind(field.word(), value);
    }
  }

  private static StudioRow read(RowView row) {
    Map<StudioField, String> values = new EnumMap<>(StudioField.class);
    for (StudioField field : StudioField.values()) {
      Object value = row.getColumn(field.word(), type(field));
      if (value != null) {
        values.put(field, value.toString());
      }
    }
    return new StudioRow(
        row.getColumn("id", String.class),
        row.getColumn("place", Integer.class),
        new StudioWords(values),
        instant(row.getColumn("edited_at", LocalDateTime.class)),
        instant(row.getColumn("removed_at", LocalDateTime.class)),
        row.getColumn("version", Long.class));
  }

  private static Class<?> type(StudioField field) {
    return field.isFlag() ? Boolean.class : field.isNumber() ? Integer.class : String.class;
  }

  private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
