package io.workshopstream.stream.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A question to the history that is asked once and then waited for, turn after turn; asked again a
 * while after the database failed. Used by one thread at a time; the answer may come on any.
 */
final class AsyncQuery<E> {

  private record Answer<E>(@Nullable List<E> events) {}

  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final LongSupplier nanos;
  private boolean asked;
  private boolean failed;
  private long failedAt;
  private volatile @Nullable Answer<E> answer;

  AsyncQuery() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  AsyncQuery(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Whether there is an answer, or will be: the place for which it was asked must stay until then.
   */
  boolean isUnderWay() {
    return asked;
  }

  /**
   * The answer, once it is there; empty until then, and when the database failed: a turn after the
   * pause asks again. There is one every second.
   *
   * @param question is told where to answer, with null when the database fails
   * @param wake called when the answer is there
   */
  Optional<List<E>> answer(Consumer<Consumer<@Nullable List<E>>> question, Runnable wake) {
    Answer<E> said = answer;
    if (said != null) {
      answer = null;
      asked = false;
      failed = said.events() == null;
      failedAt = nanos.getAsLong();
      return Optional.ofNullable(said.events());
    }
    if (!asked && !(failed && nanos.getAsLong() - failedAt < PAUSE)) {
      asked = true;
      question.accept(
          events -> {
            answer = new Answer<>(events);
            wake.run();
          });
    }
    return Optional.empty();
  }
}
