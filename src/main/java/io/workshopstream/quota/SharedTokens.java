package io.workshopstream.quota;

import io.workshopstream.advice.TokenAccount;
import io.workshopstream.run.database.DatabaseHealth;
import java.time.LocalDate;
import java.time.Period;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The tokens of all servers on one database, a row for each day. While the database fails nothing
 * is granted: it may be that the day has cost enough. Safe for many threads.
 */
public final class SharedTokens implements TokenAccount {

  private static final Period RETENTION = Period.ofDays(31);

  private final BriefDatabase database;
  private final DatabaseHealth health;

  /**
   * @param health of the database, which is not asked for more while it is known to fail
   */
  public SharedTokens(DataSource database, DatabaseHealth health) {
    this.database = new BriefDatabase(database);
    this.health = health;
  }

  @Override
  public Answer reserve(LocalDate day, long tokens, long limit) {
    if (health.problem().isPresent()) {
      return Answer.UNKNOWN;
    }
    try {
      boolean granted =
          database.ask(
              handle -> {
                if (spend(handle, day, tokens, limit)) {
                  return true;
                }
                begin(handle, day);
                return spend(handle, day, tokens, limit);
              });
      return granted ? Answer.GRANTED : Answer.SPENT;
    } catch (JdbiException broken) {
      health.failed(broken);
      return Answer.UNKNOWN;
    }
  }

  private static boolean spend(Handle handle, LocalDate day, long tokens, long limit) {
    return handle.execute(
            "update model_use set tokens = tokens + ? where used_on = ? and tokens < ?",
            tokens,
            day,
            limit)
        == 1;
  }

  /** Begins a day, unless it has begun, and forgets those that are long over. */
  private static void begin(Handle handle, LocalDate day) {
    String insert =
        "insert into model_use (used_on, tokens) select cast(? as date), 0"
            + " where not exists (select 1 from model_use where used_on = ?)";
    if (BriefDatabase.insert(handle, insert, day, day)) {
      handle.execute("delete from model_use where used_on < ?", day.minus(RETENTION));
    }
  }

  @Override
  public void correct(LocalDate day, long difference) {
    try {
      database.ask(
          handle ->
              handle.execute(
                  "update model_use set tokens = tokens + ? where used_on = ?", difference, day));
    } catch (JdbiException broken) {
      health.failed(broken);
    }
  }
}
