package io.workshopstream.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what a later frame makes old: of several states of a run's progress bar only the
 * newest is kept.
 */
final class Conflation {

  private static final String PROGRESS = "progress_bar";

  private Conflation() {}

  static List<Frame> of(List<Frame> frames) {
    Set<String> told = new HashSet<>();
    List<Frame> kept = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      if (!frame.name().equals(PROGRESS) || told.add(run(frame))) {
        kept.add(frame);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private static String run(Frame frame) {
    return frame.id().substring(0, frame.id().lastIndexOf('-'));
  }
}
