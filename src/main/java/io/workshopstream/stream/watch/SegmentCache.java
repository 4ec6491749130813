package io.workshopstream.stream.watch;

import io.workshopstream.run.event.RunEventType;
import io.workshopstream.run.event.RunId;
import io.workshopstream.stream.frame.Detail;
import io.workshopstream.stream.frame.Segment;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was sent lately of runs to those who see all of them: most are at the same place, and what
 * comes next is put together once for all. A direct-mapped cache, so bounded; for any thread,
 * without a lock.
 */
final class SegmentCache {

  /**
   * Segments of replays end where the number of an event is a multiple of this, so that those who
   * came in at different places meet.
   */
  static final int STEP = 128;

  private static final int SLOT_BITS = 6;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** In bytes; a kept part takes up to twice this, with its frames. */
  private static final int LARGEST = 80 * 1024;

  /** Multiples of a step would share a few slots otherwise (Fibonacci hashing). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** In events: shorter ones are put together anew once there is more. */
  private static final int SHORT = STEP / 2;

  private final AtomicReferenceArray<Part> slots = new AtomicReferenceArray<>(SLOTS);

  /**
   * The part of a run after an event.
   *
   * @param after the number of the event before it
   * @param last the number of its last event, shown or not
   * @param lastType what kind of event that is
   * @param segment what of it is shown
   */
  record Part(
      RunId run, Detail detail, long after, long last, RunEventType lastType, Segment segment) {

    private boolean is(RunId otherRun, Detail otherDetail, long otherAfter) {
      return after == otherAfter && detail == otherDetail && run.equals(otherRun);
    }

    private boolean isShort() {
      return last - after < SHORT && last % STEP != 0;
    }
  }

  /**
   * What comes after an event, as it was put together before; null when it was not, or when there
   * is much more by now.
   *
   * @param newest the number of the run's newest event
   */
  @Nullable Part after(RunId run, Detail detail, long after, long newest) {
    Part known = slots.get(slot(run, after));
    return known != null
            && known.is(run, detail, after)
            && (known.last == newest || !known.isShort())
        ? known
        : null;
  }

  /** Keeps a part for others, unless it is so large that the cache might take a heap's worth. */
  void keep(Part part) {
    if (part.segment.size() > LARGEST) {
      return;
    }
    slots.set(slot(part.run, part.after), part);
  }

  private static int slot(RunId run, long after) {
    long spread = (run.hashCode() + after) * SPREAD;
    return (int) (spread >>> (Long.SIZE - SLOT_BITS));
  }
}
