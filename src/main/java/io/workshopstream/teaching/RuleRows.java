package io.workshopstream.teaching;

import io.workshopstream.extraction.lesson.Layout;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.extraction.lesson.ValuePlace;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rules as rows. */
final class RuleRows {

  private static final String SELECT = "select * from learned_rule where studio_id = :studio";
  private static final String INSERT =
      "insert into learned_rule (studio_id, kind, layout_within, layout_record, slot_path,"
          + " slot_line, slot_before, slot_after, fingerprint, state, missed, made_by, made_at,"
          + " changed_at, workshop_id, page, value_before, value_after) values (:studio, :kind,"
          + " :within, :record, :path, :line, :before, :after, :fingerprint, 'proposed', 0, :by,"
          + " :at, :at, :workshop, :page, :old, :new)";

  private RuleRows() {}

  static List<StoredRule> of(Handle handle, StudioId studio) {
    return read(
        handle.createQuery(SELECT + " order by number desc").bind("studio", studio.value()));
  }

  static List<StoredRule> active(Handle handle, StudioId studio) {
    return read(
        handle
            .createQuery(SELECT + " and state = 'active' order by number")
            .bind("studio", studio.value()));
  }

  static Optional<StoredRule> find(Handle handle, StudioId studio, long number) {
    return read(
            handle
                .createQuery(SELECT + " and number = :number for update")
                .bind("studio", studio.value())
                .bind("number", number))
        .stream()
        .findFirst();
  }

  static Optional<StoredRule> find(Handle handle, StudioId studio, String fingerprint) {
    return read(
            handle
                .createQuery(SELECT + " and fingerprint = :fingerprint")
                .bind("studio", studio.value())
                .bind("fingerprint", fingerprint))
        .stream()
        .findFirst();
  }

  private static List<StoredRule> read(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  static void insert(Handle handle, StudioId studio, Lesson lesson, RuleOrigin origin) {
    ValuePlace slot = lesson.slot();
    handle
        .createUpdate(INSERT)
        .bind("studio", studio.value())
        .bind("kind", lesson.kind().word())
        .bind("within", lesson.layout().within())
        .bind("record", lesson.layout().record())
        .bind("path", slot == null ? null : slot.steps())
        .bind("line", slot == null ? null : Integer.valueOf(slot.line()))
        .bind("before", slot == null ? null : slot.before())
        .bind("after", slot == null ? null : slot.after())
        .bind("fingerprint", lesson.fingerprint())
        .bind("by", origin.by())
        .bind("at", utc(origin.at()))
        .bind("workshop", origin.workshopId())
        .bind("page", origin.page().toString())
        .bind("old", origin.before())
        .bind("new", origin.after())
        .execute();
  }

  static void activate(Handle handle, long number, String by, Instant at) {
    handle
        .createUpdate(
            "update learned_rule set state = 'active', missed = 0, made_by = :by, made_at = :at,"
                + " changed_at = :at where number = :number")
        .bind("by", by)
        .bind("at", utc(at))
        .bind("number", number)
        .execute();
  }

  static boolean delete(Handle handle, StudioId studio, long number) {
    return handle
            .createUpdate("delete from learned_rule where studio_id = :studio and number = :number")
            .bind("studio", studio.value())
            .bind("number", number)
            .execute()
        > 0;
  }

  static void delete(Handle handle, StudioId studio) {
    handle
        .createUpdate("delete from learned_rule where studio_id = :studio")
        .bind("studio", studio.value())
        .execute();
  }

  /** Takes out what was proposed before a moment and nobody accepted. */
  static void forgetProposed(Handle handle, StudioId studio, Instant before) {
    handle
        .createUpdate(
            "delete from learned_rule where studio_id = :studio and state = 'proposed'"
                + " and made_at < :before")
        .bind("studio", studio.value())
        .bind("before", utc(before))
        .execute();
  }

  static void seen(Handle handle, Set<Long> numbers) {
    if (!numbers.isEmpty()) {
      handle
          .createUpdate("update learned_rule set missed = 0 where missed > 0 and number in (<all>)")
          .bindList("all", List.copyOf(numbers))
          .execute();
    }
  }

  static void missed(Handle handle, StudioId studio, Set<Long> seen) {
    handle
        .createUpdate(
            "update learned_rule set missed = missed + 1 where studio_id = :studio"
                + " and state = 'active' and number not in (<seen>)")
        .bind("studio", studio.value())
        .bindList("seen", seen.isEmpty() ? List.of(-1L) : List.copyOf(seen))
        .execute();
  }

  static void expire(Handle handle, StudioId studio, int most, Instant at) {
    handle
        .createUpdate(
            "update learned_rule set state = 'expired', changed_at = :at where studio_id = :studio"
                + " and state = 'active' and missed >= :most")
        .bind("studio", studio.value())
        .bind("most", most)
        .bind("at", utc(at))
        .execute();
  }

  private static StoredRule read(ResultSet row) throws SQLException {
    Layout layout = new Layout(row.getString("layout_within"), row.getString("layout_record"));
    LessonKind kind = LessonKind.of(row.getString("kind")).orElseThrow();
    return new StoredRule(
        row.getLong("number"),
        new StudioId(row.getString("studio_id")),
        new Lesson(kind, layout, slot(row)),
        new RuleOrigin(
            row.getString("made_by"),
            instant(row, "made_at"),
            row.getString("workshop_id"),
            URI.create(row.getString("page")),
            row.getString("value_before"),
            row.getString("value_after")),
        new StoredRule.Standing(
            RuleState.of(row.getString("state")).orElse(RuleState.EXPIRED),
            row.getInt("missed"),
            instant(row, "changed_at")));
  }

  private static @Nullable ValuePlace slot(ResultSet row) throws SQLException {
    String path = row.getString("slot_path");
    return path == null
        ? null
        : new ValuePlace(
            ValuePlace.steps(path),
            row.getInt("slot_line"),
            row.getString("slot_before"),
            row.getString("slot_after"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
