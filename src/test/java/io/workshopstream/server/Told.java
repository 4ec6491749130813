package io.workshopstream.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What one client was told by its library: the events, and that it stopped by itself. */
final class Told {

  private final List<SseEvent> events = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  /** Notes an event; blocks without a name are none, though some libraries tell of them. */
  void event(@Nullable String id, @Nullable String name, @Nullable String data) {
    if (id != null && name != null && data != null && !data.isEmpty()) {
      events.add(new SseEvent(id, name, data));
    }
  }

  void over() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  List<SseEvent> events() {
    return List.copyOf(events);
  }

  /** The id of the last event, for libraries that leave coming back to their callers. */
  @Nullable String last() {
    List<SseEvent> all = events();
    return all.isEmpty() ? null : all.get(all.size() - 1).id();
  }

  boolean heard(String name) {
    return events.stream().anyMatch(event -> event.name().equals(name));
  }
}
