package io.workshopstream.stream.frame;

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

  private static final String PROGRESS = "progress_bar";

  private Conflation() {}

  public static List<SseFrame> of(List<SseFrame> frames) {
    Set<String> told = new HashSet<>();
    List<SseFrame> kept = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      SseFrame frame = frames.get(i);
      if (!frame.name().equals(PROGRESS) || told.add(run(frame))) {
        kept.add(frame);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private static String run(SseFrame frame) {
    return frame.id().substring(0, frame.id().lastIndexOf('-'));
  }
}
