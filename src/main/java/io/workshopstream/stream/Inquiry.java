package io.workshopstream.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question to the history that is asked once and then waited for, turn after turn. Used by one
 * thread at a time; the answer may come on any.
 */
final class Inquiry<E> {

  private record Answer<E>(@Nullable List<E> events) {}

  private boolean asked;
  private volatile @Nullable Answer<E> answer;

  /**
   * The answer, once it is there; empty until then, and when the database failed: the next turn
   * asks again.
   *
   * @param question is told where to answer, with null when the database fails
   * @param wake called when the answer is there
   */
  Optional<List<E>> answer(Consumer<Consumer<@Nullable List<E>>> question, Runnable wake) {
    Answer<E> said = answer;
    if (said != null) {
      answer = null;
      asked = false;
      return Optional.ofNullable(said.events());
    }
    if (!asked) {
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
