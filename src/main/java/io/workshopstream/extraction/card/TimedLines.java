package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.ScheduleClaims;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds schedules: a line that is only a day, and below it lines that each name a thing and its
 * time.
 */
final class TimedLines {

  private static final int MOST_WORDS = 12;
  private static final int FEWEST = 2;

  /** Words beside a time that name a step of one event, not an event. */
  private static final Set<String> STEPS =
      Vocabulary.of(
          "doors door gates gate open opens show starts start ends end registration check"
              + " checkin arrival lunch break dinner breakfast onwards sharp commences close closes"
              + " last entry admission every to till until from");

  private final List<Facts> lines;
  private final Set<Integer> days = new HashSet<>();
  private final List<EventClaim> events = new ArrayList<>();

  private TimedLines(List<Facts> lines) {
    this.lines = lines;
  }

  /**
   * What a schedule amounts to.
   *
   * @param days the lines that are its days, which therefore are no events themselves
   */
  record Found(List<EventClaim> events, Set<Integer> days) {}

  static Found in(List<Facts> lines, List<Anchor> anchors) {
    TimedLines schedule = new TimedLines(lines);
    anchors.stream().filter(anchor -> anchor.name().isEmpty()).forEach(schedule::below);
    boolean enough = schedule.events.size() >= FEWEST;
    return enough ? new Found(schedule.events, schedule.days) : new Found(List.of(), Set.of());
  }

  private void below(Anchor anchor) {
    if (anchor.labelled()
        || !Occasion.starts(lines.get(anchor.index()).phrases().times()).isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(anchor.words()).append('\n');
    int next = anchor.index() + 1;
    while (next < lines.size() && isItem(lines.get(next))) {
      text.append(lines.get(next).text()).append('\n');
      next++;
    }
    if (next > anchor.index() + 1) {
      days.add(anchor.index());
      String place = lines.get(anchor.index()).line().place();
      Schedule.in(text.toString()).forEach(entry -> events.add(ScheduleClaims.of(entry, place)));
    }
  }

  private static boolean isItem(Facts facts) {
    int words = facts.phrases().otherWords();
    boolean timed =
        !Occasion.starts(facts.phrases().times()).isEmpty() && facts.phrases().dates().isEmpty();
    boolean step = NameSimilarity.words(facts.phrases().rest()).stream().anyMatch(STEPS::contains);
    boolean plain =
        facts.labelled().isEmpty() && facts.label() == null && !facts.line().isHeading();
    return timed
        && plain
        && !step
        && words > 0
        && words <= MOST_WORDS
        && !Generic.isProse(facts.text());
  }
}
