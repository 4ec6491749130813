package io.workshopstream.run.store;

import io.workshopstream.run.event.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is told of a run and waits to be stored. For one thread at a time. */
public final class PendingNews {

  private final List<RecordedEvent> events = new ArrayList<>();
  private final List<KeptItem> items = new ArrayList<>();
  private long bytes;

  public void add(RecordedEvent event) {
    events.add(event);
    bytes += event.weight();
  }

  public void add(KeptItem item) {
    items.add(item);
    bytes += item.data().length();
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** About how much memory it takes. */
  public long bytes() {
    return bytes;
  }

  /** How long the oldest event has waited; zero when none waits. */
  public Duration age(Instant now) {
    return events.isEmpty() ? Duration.ZERO : Duration.between(events.get(0).at(), now);
  }

  /** All of it, as it is now. */
  public RunWrite.News copy() {
    return new RunWrite.News(List.copyOf(events), List.copyOf(items));
  }

  /** Forgets what is stored. */
  public void stored(long last) {
    events.removeIf(event -> event.sequence() <= last);
    items.removeIf(item -> item.sequence() <= last);
    bytes =
        events.stream().mapToLong(RecordedEvent::weight).sum()
            + items.stream().mapToLong(item -> item.data().length()).sum();
  }
}
