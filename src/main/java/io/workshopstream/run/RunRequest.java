package io.workshopstream.run;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody wants done.
 *
 * @param key what it is about; not started when the same work is under way
 * @param parent the run that needs it done; null for none
 * @param idempotencyKey what tells this request from others, so that sending it again starts
 *     nothing; null for none
 */
public record RunRequest(RunKey key, @Nullable RunId parent, @Nullable String idempotencyKey) {

  /** In characters; also the width of its column. */
  private static final int LONGEST_IDEMPOTENCY_KEY = 200;

  public RunRequest(RunKey key) {
    this(key, null, null);
  }

  /**
   * The same request with a key that its caller gave it.
   *
   * @throws RunRefusedException when the key is too long
   */
  public RunRequest withIdempotencyKey(@Nullable String given) throws RunRefusedException {
    if (given != null && given.length() > LONGEST_IDEMPOTENCY_KEY) {
      throw RunRefusedException.keyIsTooLong(LONGEST_IDEMPOTENCY_KEY, given.length());
    }
    return new RunRequest(key, parent, given);
  }
}
