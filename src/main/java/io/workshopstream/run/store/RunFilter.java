package io.workshopstream.run.store;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody wants to see; null lets all through.
 *
 * @param subject what they are about, alone or among others
 * @param parent the run that they do a part of
 * @param kind the work that they do
 * @param since when they were asked for at the earliest
 * @param until when they were asked for at the latest
 */
public record RunFilter(
    @Nullable String subject,
    @Nullable RunState state,
    @Nullable RunId parent,
    @Nullable String kind,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** All runs. */
  public static final RunFilter ALL = about(null, null);

  /** The runs about a subject, in a state. */
  public static RunFilter about(@Nullable String subject, @Nullable RunState state) {
    return new RunFilter(subject, state, null, null, null, null);
  }

  /** The runs about a subject. */
  public static RunFilter about(String subject) {
    return about(subject, null);
  }

  /** The runs in a state. */
  public static RunFilter in(RunState state) {
    return about(null, state);
  }
}
