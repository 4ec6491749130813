package io.workshopstream.run.store;

import io.workshopstream.run.database.RunRows;
import io.workshopstream.run.event.EventFilter;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The events of several runs at once, and what became of the items of one, in the database; as
 * {@link RunRepository} in all else.
 */
public final class StoredEvents {

  private static final RunId FIRST_RUN = new RunId("0");
  private static final String EVENT = RunWrites.EVENT;
  private static final int FIRST_BEYOND_ASCII = 128;

  private final Jdbi database;

  StoredEvents(Jdbi database) {
    this.database = database;
  }

  /**
   * The events of several runs, each after one of its own, by one query: of each run in order.
   *
   * @param after of each run the number of its last known event; a bounded number of runs
   */
  public List<RecordedEvent> after(Map<RunId, Long> after, int atMost) {
    if (after.isEmpty()) {
      return List.of();
    }
    return select("sequence > ?", after, "run_id, sequence", atMost);
  }

  /** The events of several runs for which a condition on their numbers holds, each its own. */
  private List<RecordedEvent> select(
      String condition, Map<RunId, Long> numbers, String order, int atMost) {
    String one = "(run_id = ? and " + condition + ")";
    String any = String.join(" or ", Collections.nCopies(numbers.size(), one));
    String all = "select " + EVENT + " from run_event where " + any + " order by " + order;
    return database.withHandle(
        handle -> {
          Query query = handle.createQuery(all + " fetch first ? rows only");
          int parameter = 0;
          for (Map.Entry<RunId, Long> run : numbers.entrySet()) {
            query.bind(parameter++, run.getKey().value()).bind(parameter++, run.getValue());
          }
          return query.bind(parameter, atMost).mapTo(RecordedEvent.class).list();
        });
  }

  /**
   * Which events of a run somebody wants to read.
   *
   * @param type null for all types
   */
  public record Wanted(@Nullable RunEventType type, EventFilter filter) {

    public static final Wanted ALL = new Wanted(null, EventFilter.ALL);

    /** Whether they want this one. */
    public boolean is(RecordedEvent event) {
      return (type == null || event.type() == type) && filter.wants(event);
    }
  }

  /**
   * The events of a run between two of its numbers that somebody wants, in order. The database
   * looks for them, as it does not have to hand out the others; it does not for letters beyond
   * ASCII, of which databases differ over what is lower case.
   *
   * @param after the number before the first one
   */
  public List<RecordedEvent> wanted(RunId run, long after, long to, Wanted wanted, int atMost) {
    List<RecordedEvent> found = new ArrayList<>();
    long place = after;
    List<RecordedEvent> piece = piece(run, place, to, wanted, atMost);
    while (!piece.isEmpty() && found.size() < atMost) {
      piece.stream().filter(wanted::is).limit(atMost - found.size()).forEach(found::add);
      place = piece.get(piece.size() - 1).sequence();
      piece = piece.size() < atMost ? List.of() : piece(run, place, to, wanted, atMost);
    }
    return found;
  }

  private List<RecordedEvent> piece(RunId run, long after, long to, Wanted wanted, int atMost) {
    List<Condition> conditions = conditions(wanted);
    String query =
        "select "
            + EVENT
            + " from run_event where run_id = :run and sequence > :after and sequence <= :to"
            + conditions.stream().map(Condition::sql).collect(Collectors.joining())
            + " order by run_id, sequence fetch first :atMost rows only";
    return database.withHandle(
        handle -> {
          Query events =
              handle
                  .createQuery(query)
                  .bind("run", run.value())
                  .bind("after", after)
                  .bind("to", to)
                  .bind("atMost", atMost);
          conditions.forEach(condition -> condition.values().accept(events));
          return events.mapTo(RecordedEvent.class).list();
        });
  }

  /** A part of a query, and what it binds. */
  private record Condition(String sql, Consumer<Query> values) {}

  private static List<Condition> conditions(Wanted wanted) {
    List<Condition> all = new ArrayList<>();
    RunEventType type = wanted.type();
    if (type != null) {
      all.add(new Condition(" and type = :type", query -> query.bind("type", type.wireName())));
    }
    if (type == RunEventType.LOGS) {
      addLines(all, wanted.filter());
    }
    return all;
  }

  private static void addLines(List<Condition> all, EventFilter filter) {
    String item = filter.item();
    String text = filter.text();
    if (!filter.levels().isEmpty()) {
      List<String> levels = filter.levels().stream().map(Level::word).toList();
      all.add(new Condition(" and level in (<levels>)", query -> query.bindList("levels", levels)));
    }
    if (item != null) {
      all.add(new Condition(" and position(:item in item) > 0", query -> query.bind("item", item)));
    }
    if (text != null && text.chars().allMatch(letter -> letter < FIRST_BEYOND_ASCII)) {
      String small = text.toLowerCase(Locale.ROOT);
      all.add(
          new Condition(
              " and position(:text in lower(text)) > 0", query -> query.bind("text", small)));
    }
  }

  /** A place in the order of time over all runs; events of one moment stand by run and number. */
  public record Place(Instant at, RunId run, long sequence) {

    public static Place of(RecordedEvent event) {
      return new Place(event.at(), event.run(), event.sequence());
    }

    /** Before all events of a moment. */
    public static Place at(Instant moment) {
      return new Place(moment, FIRST_RUN, 0);
    }

    /** So long before this one. */
    public Place before(Duration time) {
      return at(at.minus(time));
    }
  }

  /** The events of all runs after a place in the order of time, in that order. */
  public List<RecordedEvent> ofAll(Place after, int atMost) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + EVENT
                        + " from run_event where at > :at or (at = :at and (run_id > :run"
                        + " or (run_id = :run and sequence > :sequence)))"
                        + " order by at, run_id, sequence fetch first :atMost rows only")
                .bind("at", RunRows.utc(after.at()))
                .bind("run", after.run().value())
                .bind("sequence", after.sequence())
                .bind("atMost", atMost)
                .mapTo(RecordedEvent.class)
                .list());
  }

  /**
   * Where the first of some events stands in the order of time, by one query; empty when none of
   * them is stored.
   *
   * @param events of each run the number of one event; a bounded number of runs
   */
  public Optional<Place> earliest(Map<RunId, Long> events) {
    return select("sequence = ?", events, "at, run_id, sequence", 1).stream()
        .findFirst()
        .map(Place::of);
  }

  /**
   * The items of a run that failed, as its events name them, in their order. Of an item that was
   * told of twice, as after a server was lost, the last word counts. The text of such an event
   * begins with its outcome, so that its data does not have to be read.
   *
   * @param atMost how many items of the run are looked at
   */
  public Set<String> failedItems(RunId run, int atMost) {
    Set<String> failed = new LinkedHashSet<>();
    database.useHandle(
        handle ->
            handle
                .createQuery(
                    "select item, substring(text from 1 for 6) as outcome from run_event"
                        + " where run_id = :run and type = :type and item is not null"
                        + " order by sequence fetch first :atMost rows only")
                .bind("run", run.value())
                .bind("type", RunEventType.ITEM.wireName())
                .bind("atMost", atMost)
                .map((row, context) -> new Told(row.getString("item"), row.getString("outcome")))
                .forEach(told -> told.noteIn(failed)));
    return failed;
  }

  private record Told(String item, String outcome) {

    void noteIn(Set<String> failed) {
      if (outcome.equals("failed")) {
        failed.add(item);
      } else {
        failed.remove(item);
      }
    }
  }
}
