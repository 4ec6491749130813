package io.workshopstream.notice.delivery;

import io.workshopstream.metric.EnumCounters;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import io.workshopstream.notice.event.Answer;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is told, and shows what waits. */
public final class NoticeMeter {

  private final EnumCounters<Answer.Outcome> attempts;
  private final Metrics.Counter givenUp;
  private final AtomicInteger waiting = new AtomicInteger();

  public NoticeMeter(Metrics metrics) {
    attempts =
        new EnumCounters<>(
            EnumSet.allOf(Answer.Outcome.class),
            outcome ->
                metrics.counter(
                    "notice_attempts",
                    "Attempts of this server to tell somebody of something, by webhook or mail.",
                    MetricLabel.of("outcome", outcome)));
    givenUp =
        metrics.counter(
            "notices_given_up", "Notices that a receiver did not take in all their attempts.");
    metrics.gauge(
        "notices_waiting",
        "Notices of all servers that wait for an attempt, except to receivers that are disabled.",
        waiting::get);
  }

  /**
   * Notes an attempt.
   *
   * @param last whether none follows
   */
  public void attempt(Answer answer, boolean last) {
    attempts.increment(answer.outcome());
    if (last && answer.outcome() == Answer.Outcome.FAILED) {
      givenUp.increment();
    }
  }

  /** Notes how many wait. */
  public void waiting(int count) {
    waiting.set(count);
  }
}
