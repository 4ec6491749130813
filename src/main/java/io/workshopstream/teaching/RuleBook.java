package io.workshopstream.teaching;

import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The rules that corrections have taught. Each method is one transaction; a database failure comes
 * out as Jdbi's unchecked exception.
 */
public class RuleBook {

  /** No studio has more of them, whatever their state. */
  public static final int MOST = 50;

  private static final int ATTEMPTS = 5;

  /** So many refreshes in a row without its layout, and a rule counts no more. */
  public static final int MOST_MISSED = 3;

  private static final Duration PROPOSAL = Duration.ofDays(1);

  private final Jdbi database;
  private final Clock clock;

  public RuleBook(DataSource database, Clock clock) {
    this.database = Jdbi.create(database);
    this.clock = clock;
  }

  /** What becomes of a rule that somebody accepts. */
  public enum Acceptance {
    ACCEPTED,
    /** No such rule, or it was proposed more than a day ago. */
    UNKNOWN,
    /** It counts already, or it has expired. */
    NOT_PROPOSED
  }

  /** The rules that count for a studio. */
  public LearnedRules active(StudioId studio) {
    return new LearnedRules(
        database.withHandle(handle -> RuleRows.active(handle, studio)).stream()
            .map(StoredRule::learned)
            .toList());
  }

  /** All rules of a studio, the newest first. */
  public List<StoredRule> of(StudioId studio) {
    return database.withHandle(handle -> RuleRows.of(handle, studio));
  }

  /**
   * Keeps a rule for whoever may accept it within a day. Of a rule that is there already, that one;
   * one that has expired is proposed again.
   *
   * @return empty when the studio has as many rules as it may
   */
  public Optional<StoredRule> propose(StudioId studio, Lesson lesson, RuleOrigin origin) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return put(studio, lesson, origin);
      } catch (UnableToExecuteStatementException sameMoment) {
        // somebody else keeps the same rule right now: it is there for the next attempt
      }
    }
    return put(studio, lesson, origin);
  }

  private Optional<StoredRule> put(StudioId studio, Lesson lesson, RuleOrigin origin) {
    return database.inTransaction(
        handle -> {
          RuleRows.forgetProposed(handle, studio, now().minus(PROPOSAL));
          Optional<StoredRule> known = RuleRows.find(handle, studio, lesson.fingerprint());
          if (known.isPresent() && known.get().state() == RuleState.ACTIVE) {
            return known;
          }
          known.ifPresent(old -> RuleRows.delete(handle, studio, old.number()));
          if (RuleRows.of(handle, studio).size() >= MOST) {
            return Optional.empty();
          }
          RuleRows.insert(handle, studio, lesson, origin);
          return RuleRows.find(handle, studio, lesson.fingerprint());
        });
  }

  /** Lets a proposed rule count from the next refresh on. */
  public Acceptance accept(StudioId studio, long number, String by) {
    return database.inTransaction(
        handle -> {
          RuleRows.forgetProposed(handle, studio, now().minus(PROPOSAL));
          RuleState state =
              RuleRows.find(handle, studio, number).map(StoredRule::state).orElse(null);
          if (state == RuleState.PROPOSED) {
            RuleRows.activate(handle, number, by, now());
            return Acceptance.ACCEPTED;
          }
          return state == null ? Acceptance.UNKNOWN : Acceptance.NOT_PROPOSED;
        });
  }

  /** Takes a rule back; false when there is none. */
  public boolean remove(StudioId studio, long number) {
    return database.inTransaction(handle -> RuleRows.delete(handle, studio, number));
  }

  /** Takes all rules of a studio that is no more: another one may get its id. */
  public void forget(StudioId studio) {
    database.useTransaction(handle -> RuleRows.delete(handle, studio));
  }

  /** Notes which rules a refresh saw, in a transaction of the caller's. */
  public Consumer<Handle> noting(StudioId studio, Sightings sightings) {
    return handle -> {
      RuleRows.seen(handle, sightings.seen());
      if (sightings.provesAbsence()) {
        RuleRows.missed(handle, studio, sightings.seen());
        RuleRows.expire(handle, studio, MOST_MISSED, now());
      }
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
