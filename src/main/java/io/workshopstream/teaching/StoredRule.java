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

  /** What the rule says of the records of its layout, in a word. */
  public String kind() {
    return lesson.kind().word();
  }

  /** The layout and the slot as people read them. */
  public String place() {
    return lesson.place();
  }

  public String fingerprint() {
    return lesson.fingerprint();
  }

  LearnedRule learned() {
    return new LearnedRule(number, lesson);
  }
}
