package io.workshopstream.access.audit;

import io.workshopstream.access.identity.AlsoWritten;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What callers did, the newest first. Every method asks the database. */
public final class Audit {

  private static final Logger LOG = System.getLogger(Audit.class.getName());
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DETAIL = 1000;
  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_FORWARDED = 200;

  private static final String INSERT =
      "insert into audit_entry"
          + " (at, actor, token_id, action, subject, detail, address, forwarded) values"
          + " (:at, :actor, :token, :action, :subject, :detail, :address, :forwarded)";
  private static final String SELECT =
      "select id, at, actor, token_id, action, subject, detail, address, forwarded from audit_entry"
          + " where id < :before and at >= :since and at < :until"
          + " and (cast(:actor as varchar(200)) is null or actor = :actor)"
          + " and (cast(:action as varchar(40)) is null or action = :action)"
          + " and (cast(:subject as varchar(200)) is null or subject = :subject)"
          + " order by id desc fetch first :atMost rows only";

  private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final Jdbi database;
  private final Clock clock;
  private final Duration retention;

  /**
   * @param retention how long an entry is kept
   */
  public Audit(DataSource database, Clock clock, Duration retention) {
    this.database = Jdbi.create(database);
    this.clock = clock;
    this.retention = retention;
  }

  /** Keeps what the caller of a request did, and says so in the server's log. */
  public void record(
      HttpServletRequest request, AuditAction action, String subject, String detail) {
    record(ApiCaller.of(request.getUserPrincipal()), request, action, subject, detail);
  }

  /** The same of somebody whom the request does not know yet. */
  public void record(
      ApiCaller caller,
      HttpServletRequest request,
      AuditAction action,
      String subject,
      String detail) {
    database.useHandle(entry(caller, request, action, subject, detail)::write);
    String told = plain(caller.getName() + ": " + action.word() + " " + subject, LONGEST_DETAIL);
    try (WorkContext.Scope scope =
        WorkContext.with(action.isOfRun() ? Map.of(WorkField.RUN, subject) : Map.of())) {
      LOG.log(Logger.Level.INFO, told);
    }
  }

  /** What the caller of a request does, to be kept in the transaction in which it is done. */
  public AlsoWritten entry(
      ApiCaller caller,
      HttpServletRequest request,
      AuditAction action,
      String subject,
      String detail) {
    return handle ->
        handle
            .createUpdate(INSERT)
            .bind("at", utc(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
            .bind("actor", caller.getName())
            .bind("token", caller.token().orElse(null))
            .bind("action", action.word())
            .bind("subject", plain(subject, LONGEST_SUBJECT))
            .bind("detail", plain(detail, LONGEST_DETAIL))
            .bind("address", plain(request.getRemoteAddr(), LONGEST_ADDRESS))
            .bind("forwarded", plain(request.getHeader("X-Forwarded-For"), LONGEST_FORWARDED))
            .execute();
  }

  /** One line, as long as fits. */
  private static @Nullable String plain(@Nullable String words, int longest) {
    if (words == null) {
      return null;
    }
    String line = words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", " ");
    return line.length() <= longest ? line : line.substring(0, longest);
  }

  /**
   * A piece of the entries that are wanted.
   *
   * @param before only those with a smaller id; {@link Long#MAX_VALUE} from the newest on
   */
  public List<AuditEntry> list(AuditFilter wanted, long before, int atMost) {
    AuditAction action = wanted.action();
    return database.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("before", before)
                .bind("since", utc(wanted.since() == null ? BEGINNING : wanted.since()))
                .bind("until", utc(wanted.until() == null ? END : wanted.until()))
                .bind("actor", plain(wanted.actor(), LONGEST_SUBJECT))
                .bind("action", action == null ? null : action.word())
                .bind("subject", plain(wanted.subject(), LONGEST_SUBJECT))
                .bind("atMost", atMost)
                .map(Audit::read)
                .list());
  }

  /** Forgets what is older than entries are kept. */
  public void prune() {
    Instant oldest = clock.instant().minus(retention);
    database.useHandle(
        handle ->
            handle
                .createUpdate("delete from audit_entry where at < :oldest")
                .bind("oldest", utc(oldest))
                .execute());
  }

  private static AuditEntry read(ResultSet row, StatementContext context) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("actor"),
        row.getString("token_id"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("address"),
        row.getString("forwarded"));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
