package io.workshopstream.stream.frame;

import io.workshopstream.run.event.RunEventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what a later frame makes old: of several states of a run's progress bar only the
 * newest is kept.
 */
public final class Conflation {

  private Conflation() {}

  public static List<EventFrame> of(List<EventFrame> frames) {
    Set<String> told = new HashSet<>();
    List<EventFrame> kept = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      EventFrame frame = frames.get(i);
      if (frame.type() != RunEventType.PROGRESS_BAR || told.add(run(frame))) {
        kept.add(frame);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private static String run(EventFrame frame) {
    return frame.id().substring(0, frame.id().lastIndexOf('-'));
  }
}
