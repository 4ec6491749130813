package io.workshopstream.run;

import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.job.RunTask;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody wants done.
 *
 * @param key what it is about
 * @param task the work; not started when the same work is under way
 * @param idempotencyKey what the caller names this request, so that sending it again starts
 *     nothing; null for none
 */
public record RunRequest(RunKey key, RunTask task, @Nullable String idempotencyKey) {

  public RunRequest(RunKey key, RunTask task) {
    this(key, task, null);
  }

  /** The same request under a name. */
  public RunRequest named(@Nullable String name) {
    return new RunRequest(key, task, name);
  }
}
