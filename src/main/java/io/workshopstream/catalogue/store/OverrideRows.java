package io.workshopstream.catalogue.store;

import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What people set by hand, as rows. */
public final class OverrideRows {

  private static final String SELECT =
      "select m.workshop_uuid, m.field, m.value_text, m.set_by, m.set_at, m.reason"
          + " from workshop_override m join workshop w on w.uuid = m.workshop_uuid where ";
  private static final String UPDATE =
      "update workshop_override set value_text = :text, set_by = :by, set_at = :at,"
          + " reason = :reason where workshop_uuid = :uuid and field = :field";
  private static final String INSERT =
      "insert into workshop_override"
          + " (workshop_uuid, field, value_text, set_by, set_at, reason)"
          + " values (:uuid, :field, :text, :by, :at, :reason)";
  private static final String DELETE =
      "delete from workshop_override where workshop_uuid = :uuid and field = :field";

  private OverrideRows() {}

  /** A value and the uuid of its workshop. */
  private record Row(String uuid, FieldOverride value) {}

  /** By the uuid of their workshop, in the order of the fields. */
  public static Map<String, List<FieldOverride>> of(Handle handle, WorkshopCondition condition) {
    return condition
        .bind(handle.createQuery(SELECT + condition.sql() + " order by m.workshop_uuid, m.field"))
        .map((row, context) -> read(row))
        .stream()
        .collect(
            Collectors.groupingBy(Row::uuid, Collectors.mapping(Row::value, Collectors.toList())));
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getString("workshop_uuid"),
        new FieldOverride(
            OverriddenField.of(row.getString("field")).orElseThrow(),
            row.getString("value_text"),
            row.getString("set_by"),
            row.getObject("set_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
            row.getString("reason")));
  }

  /** Sets them, whether something is set already or not. The caller has locked the workshop. */
  public static void write(Handle handle, String uuid, List<FieldOverride> values) {
    List<FieldOverride> missed =
        RowBatch.execute(handle, UPDATE, values, (row, value) -> bind(row, uuid, value));
    RowBatch.execute(handle, INSERT, missed, (row, value) -> bind(row, uuid, value));
  }

  /** Takes back what was set; false when nothing was. */
  public static boolean remove(Handle handle, String uuid, OverriddenField field) {
    int gone = handle.createUpdate(DELETE).bind("uuid", uuid).bind("field", field.word()).execute();
    return gone > 0;
  }

  /** Changes the lists of artists that people set, where the change makes a difference. */
  public static void replaceArtist(Handle handle, UnaryOperator<List<String>> change) {
    List<Row> changed =
        handle
            .createQuery(SELECT + "m.field = 'artist_id_list'")
            .map((row, context) -> read(row))
            .stream()
            .filter(row -> !row.value().withArtists(change).equals(row.value()))
            .map(row -> new Row(row.uuid(), row.value().withArtists(change)))
            .toList();
    RowBatch.execute(handle, UPDATE, changed, (batch, row) -> bind(batch, row.uuid(), row.value()));
  }

  private static void bind(PreparedBatch row, String uuid, FieldOverride value) {
    row.bind("uuid", uuid)
        .bind("field", value.field().word())
        .bind("text", value.text())
        .bind("by", value.by())
        .bind("at", LocalDateTime.ofInstant(value.at(), ZoneOffset.UTC))
        .bind("reason", value.reason());
  }
}
