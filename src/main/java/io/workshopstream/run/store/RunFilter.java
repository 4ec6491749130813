package io.workshopstream.run.store;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody wants to see; null lets all through.
 *
 * @param subject what they are about, alone or among others
 * @param parent the run that they do a part of
 */
public record RunFilter(
    @Nullable String subject, @Nullable RunState state, @Nullable RunId parent) {

  /** All runs. */
  public static final RunFilter ALL = new RunFilter(null, null, null);

  /** The runs about a subject. */
  public static RunFilter about(String subject) {
    return new RunFilter(subject, null, null);
  }

  /** The runs in a state. */
  public static RunFilter in(RunState state) {
    return new RunFilter(null, state, null);
  }
}
