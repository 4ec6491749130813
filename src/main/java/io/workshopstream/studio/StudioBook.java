package io.workshopstream.studio;

import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import io.workshopstream.studio.store.StudioRow;
import io.workshopstream.studio.store.StudioRows;
import io.workshopstream.studio.store.StudioWriting;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The stored studios: looked at, edited, and shown to whoever works with {@link Studios}. An edit
 * is seen on this server at once, and on others as soon as they {@link #look}. An edit that the
 * database refuses changes nothing and throws its unchecked exception.
 */
public final class StudioBook {

  /** How many studios there may be. */
  public static final int MOST = 10_000;

  private static final Logger LOG = System.getLogger(StudioBook.class.getName());

  /** What was read last. */
  private record Reading(long version, List<StudioEntry> entries) {}

  private final StudioRows rows;
  private final StudioRules rules;
  private final Clock clock;
  private final Studios studios = new Studios(List.of());
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Reading last = new Reading(-1, List.of());

  /**
   * @param rules the configuration of this server
   */
  public StudioBook(DataSource database, StudioRules rules, Clock clock) {
    this.rows = new StudioRows(database);
    this.rules = rules;
    this.clock = clock;
  }

  /** Brings what nobody edited up to the configuration, and reads all. To be called first. */
  public void open() {
    rows.write(
        writing -> {
          writing.put(StudioSeed.rows(writing.all(), rules.configured(), writing.version()));
          return null;
        });
    load();
  }

  /** The studios as they were last read, and as they will be read. */
  public Studios studios() {
    return studios;
  }

  /** All of them as they were last read, in their order. */
  public List<StudioEntry> all() {
    return last.entries();
  }

  /** The studio with this id. Asks the database. */
  public Optional<StudioEntry> find(StudioId id) {
    return rows.find(id.value()).filter(row -> !row.isRemoved()).map(this::entry);
  }

  /**
   * Reads all again if anybody has written since. Asks the database, one row as a rule. To be
   * called each second.
   */
  public void look() {
    if (rows.version() != last.version()) {
      load();
    }
  }

  /** The same, or false when the database fails: what was read last stays. */
  public boolean lookIfPossible() {
    try {
      look();
      return true;
    } catch (RuntimeException databaseFails) {
      LOG.log(Logger.Level.DEBUG, "studios are not read again", databaseFails);
      return false;
    }
  }

  private void load() {
    reading.lock(); // so that no older reading is shown after a newer one
    try {
      StudioRows.State state = rows.state();
      List<StudioEntry> entries = new ArrayList<>();
      List<Studio> shown = new ArrayList<>();
      for (StudioRow row : state.rows()) {
        Optional<Studio> studio =
            row.isRemoved() ? Optional.empty() : rules.studio(new StudioId(row.id()), row.words());
        studio.ifPresent(shown::add);
        if (!row.isRemoved()) {
          entries.add(StudioEntry.of(row, studio.orElse(null)));
          warnIfMissing(row, studio);
        }
      }
      studios.show(shown);
      last = new Reading(state.version(), List.copyOf(entries));
    } finally {
      reading.unlock();
    }
  }

  private static void warnIfMissing(StudioRow row, Optional<Studio> studio) {
    if (studio.isEmpty()) {
      LOG.log(
          Logger.Level.WARNING,
          "The studio " + row.id() + " is left out: its stored values cannot work here");
    }
  }

  private StudioEntry entry(StudioRow row) {
    StudioId id = new StudioId(row.id());
    return StudioEntry.of(row, rules.studio(id, row.words()).orElse(null));
  }

  /** Adds a studio whose id is free, and not alike to one that is configured. */
  public StudioOutcome add(StudioId id, StudioWords words) {
    Optional<StudioId> alike = rules.sharesVariables(id);
    if (alike.isPresent()) {
      return new StudioOutcome.Alike(alike.get());
    }
    return written(
        writing -> {
          Optional<StudioRow> row = writing.find(id.value());
          if (row.filter(one -> !one.isRemoved()).isPresent()) {
            return new StudioOutcome.Taken();
          }
          if (row.isEmpty() && writing.count() >= MOST) {
            return new StudioOutcome.Full(MOST);
          }
          int place = row.map(StudioRow::place).orElseGet(writing::lastPlace);
          return put(writing, id, place, words);
        });
  }

  /**
   * Changes some values of a studio; from then on it no longer follows the configuration. Changes
   * nothing when all of them are so already.
   *
   * @param expected whether the studio may have this version
   * @param changes an empty one becomes what it usually is
   */
  public StudioOutcome change(
      StudioId id, LongPredicate expected, Map<StudioField, Optional<String>> changes) {
    return written(
        id,
        expected,
        (writing, row) -> {
          StudioWords words = row.words().with(changes);
          return words.equals(row.words())
              ? new StudioOutcome.Written(entry(row))
              : put(writing, id, row.place(), words);
        });
  }

  private StudioOutcome put(StudioWriting writing, StudioId id, int place, StudioWords words) {
    List<FieldProblem> problems = rules.problems(id, words);
    if (!problems.isEmpty()) {
      return new StudioOutcome.Invalid(problems);
    }
    StudioRow row = new StudioRow(id.value(), place, words, now(), null, writing.version());
    writing.put(List.of(row));
    return new StudioOutcome.Written(entry(row));
  }

  /**
   * Removes a studio. One that the configuration has is remembered, so that no start brings it
   * back.
   *
   * @param expected whether the studio may have this version
   * @param use why it cannot be removed; null when it can
   */
  public StudioOutcome remove(StudioId id, LongPredicate expected, @Nullable String use) {
    return written(
        id,
        expected,
        (writing, row) -> {
          if (use != null) {
            return new StudioOutcome.InUse(use);
          }
          takeOut(writing, id, row);
          return new StudioOutcome.Removed();
        });
  }

  private void takeOut(StudioWriting writing, StudioId id, StudioRow row) {
    if (rules.configured().containsKey(id)) {
      Instant now = now();
      writing.put(
          List.of(new StudioRow(row.id(), row.place(), row.words(), now, now, writing.version())));
    } else {
      writing.delete(row.id());
    }
  }

  private interface Edit {
    StudioOutcome carryOut(StudioWriting writing);
  }

  /** What is done with a studio that is there. */
  private interface RowEdit {
    StudioOutcome carryOut(StudioWriting writing, StudioRow row);
  }

  private StudioOutcome written(StudioId id, LongPredicate expected, RowEdit edit) {
    return written(
        writing -> {
          Optional<StudioRow> found = writing.find(id.value()).filter(row -> !row.isRemoved());
          if (found.isEmpty()) {
            return new StudioOutcome.Unknown();
          }
          StudioRow row = found.get();
          return expected.test(row.version())
              ? edit.carryOut(writing, row)
              : new StudioOutcome.Stale(entry(row));
        });
  }

  private StudioOutcome written(Edit edit) {
    StudioOutcome outcome = rows.write(edit::carryOut);
    boolean unused = lookIfPossible();
    return outcome;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
