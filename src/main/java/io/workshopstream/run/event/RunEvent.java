package io.workshopstream.run.event;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened in a run; every kind is listed here and in {@link Visitor}. */
public sealed interface RunEvent {

  /**
   * Calls the visitor's method for this kind; the compiler names every place that a new kind needs.
   */
  <T> T accept(Visitor<T> visitor);

  /**
   * A line that an admin reads.
   *
   * @param item what it is about, such as a link; null for the run as a whole
   */
  record Logged(Level level, String message, @Nullable String item) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.logged(this);
    }
  }

  /**
   * How far the run is.
   *
   * @param percentage 0 to 100, never less than the one before
   */
  record Progressed(double percentage, int current, int total, String message) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.progressed(this);
    }
  }

  /** The run goes on in another state, or waits at another place in the queue. */
  record StateChanged(
      RunId run, RunState state, @Nullable Integer position, @Nullable String reason)
      implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.stateChanged(this);
    }
  }

  /**
   * One item of the work is done.
   *
   * @param outcome a word such as {@code found}, {@code ignored} or {@code failed}
   * @param reason why, in an admin's words; empty when the outcome says it
   * @param details what the item brought; anything that can be written as JSON
   */
  record ItemDone(String item, String outcome, String reason, List<?> details) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.itemDone(this);
    }
  }

  /**
   * Something stored became another.
   *
   * @param kind a word such as {@code added}, {@code changed} or {@code removed}
   * @param key what it is known by
   * @param before its values before, as far as they differ; null when it was not there
   * @param after its values after; null when it is gone
   */
  record Changed(
      String kind,
      String key,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable String item)
      implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.changed(this);
    }
  }

  /**
   * Something that a child run tells, as its parent passes it on.
   *
   * @param subject what the child works on
   */
  record Relayed(String subject, RecordedEvent event) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.relayed(this);
    }
  }

  /** Nothing was heard of the work for longer than usual. */
  record Stalled(Duration silence) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.stalled(this);
    }
  }

  /** The work that had stalled goes on. */
  record Recovered(Duration silence) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.recovered(this);
    }
  }

  /** The run did what it was asked; always the last event. */
  record Completed(String message) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.completed(this);
    }
  }

  /** The run as a whole failed; {@link Closed} follows. */
  record Failed(String error) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.failed(this);
    }
  }

  /** The run ended without completing, or holds its result back; the last event for now. */
  record Closed(String message) implements RunEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.closed(this);
    }
  }

  /**
   * One method for each kind of event.
   *
   * @param <T> what comes out
   */
  interface Visitor<T> {
    T logged(Logged event);

    T progressed(Progressed event);

    T stateChanged(StateChanged event);

    T itemDone(ItemDone event);

    T changed(Changed event);

    T relayed(Relayed event);

    T stalled(Stalled event);

    T recovered(Recovered event);

    T completed(Completed event);

    T failed(Failed event);

    T closed(Closed event);
  }
}
