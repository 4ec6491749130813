package io.workshopstream.teaching;

import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.studio.StudioId;
import java.time.Instant;

/** A rule of a studio, with its history. */
public record StoredRule(
    long number, StudioId studio, Lesson lesson, RuleOrigin origin, Standing standing) {

  /**
   * How it stands.
   *
   * @param missed how many refreshes in a row have found its layout nowhere
   * @param since when it came into this state
   */
  public record Standing(RuleState state, int missed, Instant since) {}

  public RuleState state() {
    return standing.state();
  }

  LearnedRule learned() {
    return new LearnedRule(number, lesson);
  }
}
