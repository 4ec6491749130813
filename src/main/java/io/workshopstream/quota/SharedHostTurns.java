package io.workshopstream.quota;

import io.workshopstream.crawl.page.HostTurn;
import io.workshopstream.crawl.page.HostTurns;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.run.database.DatabaseHealth;
import io.workshopstream.run.lease.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;

/**
 * Turns and pauses that all servers on one database keep. While the database fails each server is
 * as courteous as it can be alone: crawls go on, and no page fails because of it. Safe for many
 * threads.
 */
public final class SharedHostTurns implements HostTurns {

  /** No name of the Internet is longer: what is will never be asked for anything. */
  private static final int LONGEST_HOST = 300;

  private final HostTurnRows turns;
  private final PauseRows pauses;
  private final DatabaseHealth health;
  private final boolean alone;

  /**
   * @param server this one among those that use the database
   * @param health of the database, which is not asked while it is known to fail
   * @param alone whether no other server can use it: then turns need no asking, and pauses are kept
   *     for after a restart
   */
  public SharedHostTurns(
      DataSource database, NodeId server, DatabaseHealth health, boolean alone, Clock clock) {
    BriefDatabase brief = new BriefDatabase(database);
    this.pauses = new PauseRows(brief, clock);
    this.turns = new HostTurnRows(brief, pauses, server);
    this.health = health;
    this.alone = alone;
  }

  @Override
  public HostTurn take(String host, Duration delay) {
    return alone || host.length() > LONGEST_HOST
        ? HostTurn.GIVEN
        : ask(() -> turns.take(host, delay)).orElse(HostTurn.GIVEN);
  }

  @Override
  public boolean pause(Pause pause) {
    return pause.host().length() <= LONGEST_HOST
        && ask(() -> {
              pauses.add(pause);
              return true;
            })
            .isPresent();
  }

  @Override
  public Optional<List<Pause>> pauses() {
    return ask(pauses::all);
  }

  @Override
  public boolean lift(String host) {
    return pauses.end(host);
  }

  /** Removes what says nothing any more; does nothing while the database fails. */
  void purge() {
    ask(
        () -> {
          turns.purge();
          return true;
        });
  }

  private <T> Optional<T> ask(Supplier<T> question) {
    if (health.problem().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.get());
    } catch (JdbiException broken) {
      health.failed(broken);
      return Optional.empty();
    }
  }
}
