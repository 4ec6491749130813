package io.workshopstream.run.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunHeader;
import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Runs and events as rows of the database; times as UTC without a zone. */
public final class RunRows {

  static final int LONGEST_ERROR = 4000;
  static final int LONGEST_ITEM = 2000;
  static final int LONGEST_TEXT = 1_000_000;

  public static final String HEADER =
      "id, kind, subjects, dry_run, retry_of, parent_id, state, requested_at, started_at, ended_at, error,"
          + " last_sequence";

  private RunRows() {}

  public static <S extends SqlStatement<S>> S bind(S statement, RunHeader header) {
    return statement
        .bind("id", header.id().value())
        .bind("kind", header.key().kind())
        .bind("subjects", subjects(header.key()))
        .bind("dryRun", header.key().dryRun())
        .bind("retryOf", value(header.key().retryOf()))
        .bind("parent", value(header.parent()))
        .bind("state", header.state().word())
        .bind("requested", utc(header.requestedAt()))
        .bind("started", utc(header.startedAt()))
        .bind("ended", utc(header.endedAt()))
        .bind("error", cut(header.error(), LONGEST_ERROR))
        .bind("last", header.last());
  }

  public static <S extends SqlStatement<S>> S bind(S statement, RecordedEvent event) {
    return statement
        .bind("run", event.run().value())
        .bind("sequence", event.sequence())
        .bind("at", utc(event.at()))
        .bind("type", event.type().wireName())
        .bind("level", event.level() == null ? null : event.level().word())
        .bind("item", cut(event.item(), LONGEST_ITEM))
        .bind("text", cut(event.text(), LONGEST_TEXT))
        .bind("data", new String(event.data(), UTF_8));
  }

  public static RunHeader header(ResultSet row, StatementContext context) throws SQLException {
    Set<String> subjects = Set.of(row.getString("subjects").strip().split(" ", -1));
    return new RunHeader(
        new RunId(row.getString("id")),
        new RunKey(
            row.getString("kind"), subjects, row.getBoolean("dry_run"), run(row, "retry_of")),
        run(row, "parent_id"),
        RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("requested_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getString("error"),
        row.getLong("last_sequence"));
  }

  /**
   * Before version 3 of the tables a whole SSE frame was stored; retention removes the last ones.
   */
  private static String data(String stored) {
    if (!stored.startsWith("id: ")) {
      return stored;
    }
    String line = "\ndata: ";
    return stored.substring(stored.indexOf(line) + line.length()).strip();
  }

  public static RecordedEvent recorded(ResultSet row, StatementContext context)
      throws SQLException {
    String level = row.getString("level");
    return new RecordedEvent(
        new RunId(row.getString("run_id")),
        row.getLong("sequence"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        RunEventType.of(row.getString("type")),
        level == null ? null : Level.valueOf(level.toUpperCase(Locale.ROOT)),
        row.getString("item"),
        row.getString("text"),
        data(row.getString("data")).getBytes(UTF_8));
  }

  /** The subjects in one text, each between blanks, so that one of them can be searched for. */
  public static String subjects(RunKey key) {
    return " " + String.join(" ", key.subjects()) + " ";
  }

  public static @Nullable LocalDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable String value(@Nullable RunId run) {
    return run == null ? null : run.value();
  }

  private static @Nullable RunId run(ResultSet row, String column) throws SQLException {
    String id = row.getString(column);
    return id == null ? null : new RunId(id);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }

  /** PostgreSQL stores no NUL in a text; the event's data has it escaped. */
  private static @Nullable String cut(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    String clean = text.replace('\0', ' ');
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }
}
