package io.workshopstream.stream.frame;

import io.workshopstream.run.event.RecordedEvent;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The frames of events that were sent lately: those who watch a run are mostly at the same place,
 * and its events are framed once for all of them. A direct-mapped cache, so bounded; for any
 * thread, without a lock.
 */
public final class FrameCache {

  private static final int SLOTS = 4096;

  /** In bytes of data: with all slots taken the cache holds twice this, times the slots. */
  private static final int LARGEST = 2048;

  private final AtomicReferenceArray<EventFrame> slots = new AtomicReferenceArray<>(SLOTS);

  /** The frame of an event, the same one for all who ask soon enough after each other. */
  public EventFrame of(RecordedEvent event) {
    int slot = Math.floorMod(event.run().hashCode() + event.sequence(), SLOTS);
    EventFrame known = slots.get(slot);
    if (known != null && known.isOf(event)) {
      return known;
    }
    EventFrame frame = EventFrame.of(event);
    if (event.data().length <= LARGEST) {
      slots.set(slot, frame);
    }
    return frame;
  }
}
