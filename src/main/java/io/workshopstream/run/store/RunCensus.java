package io.workshopstream.run.store;

import io.workshopstream.run.event.RunState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Counts the runs in the database, those of all nodes. Every method blocks. */
public final class RunCensus {

  private final Jdbi database;

  public RunCensus(DataSource database) {
    this.database = Jdbi.create(database);
  }

  /** How many runs of one kind are in one state. */
  public record Group(String kind, RunState state, long runs) {}

  /** The runs that are in some states; a kind without any in a state is left out. */
  public List<Group> count(Set<RunState> states) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select kind, state, count(*) as runs from run where state in (<states>)"
                        + " group by kind, state")
                .bindList("states", states.stream().map(RunState::word).toList())
                .map(
                    (row, context) ->
                        new Group(
                            row.getString("kind"),
                            RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                            row.getLong("runs")))
                .list());
  }

  /**
   * When the last run of a kind that did all it was asked ended, for each subject; a parent says
   * nothing of its subjects, its children do.
   */
  public Map<String, Instant> lastCompleted(String kind) {
    Map<String, Instant> latest = new TreeMap<>();
    database.useHandle(
        handle ->
            handle
                .createQuery(
                    "select subjects, max(ended_at) as ended from run where kind = :kind"
                        + " and state = 'completed' and dry_run = false group by subjects")
                .bind("kind", kind)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("subjects").strip(),
                            row.getObject("ended", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .stream()
                .filter(found -> found.getKey().indexOf(' ') < 0)
                .forEach(found -> latest.put(found.getKey(), found.getValue())));
    return latest;
  }
}
