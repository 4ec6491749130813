package io.workshopstream.extraction.reading;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds among the times that some lines of a page name the one at which their event starts. */
public final class Starts {

  /** The index of the day's line where no line gives the day: of several times none counts. */
  static final int NOWHERE = -1;

  private static final int LONGEST_TIME_LINE = 200;

  private final List<Facts> lines;
  private final List<Claim> claims = new ArrayList<>();

  private Starts(List<Facts> lines) {
    this.lines = lines;
  }

  static List<Claim> of(int day, List<Facts> lines) {
    return new Starts(lines).times(day);
  }

  private void add(String words, Facts facts) {
    claims.add(new Claim(Field.TIME, words, facts.line().place()));
  }

  /** Labelled times, else the only time that the lines name, else the one nearest to the day. */
  private List<Claim> times(int day) {
    for (Facts facts : lines) {
      facts.under(Label.TIME).stream()
          .filter(value -> value.length() <= LONGEST_TIME_LINE)
          .forEach(value -> add(value, facts));
    }
    if (claims.isEmpty()) {
      onlyTime();
    }
    if (claims.isEmpty() && day != NOWHERE) {
      nearestTime(day);
    }
    return claims;
  }

  private void nearestTime(int day) {
    lines.stream()
        .filter(facts -> mayTellTime(facts) && isInFigures(starts(facts), facts))
        .min(
            Comparator.<Facts>comparingInt(facts -> Math.abs(facts.line().index() - day))
                .thenComparing(facts -> facts.line().index() < day))
        .ifPresent(facts -> add(starts(facts).get(0).span().in(facts.text()), facts));
  }

  private void onlyTime() {
    List<TimeMention> all = new ArrayList<>();
    lines.stream().filter(Starts::mayTellTime).forEach(facts -> all.addAll(starts(facts)));
    Optional<TimeMention> only = only(all);
    if (only.isPresent()) {
      lines.stream()
          .filter(facts -> mayTellTime(facts) && starts(facts).contains(only.get()))
          .findFirst()
          .ifPresent(facts -> add(only.get().span().in(facts.text()), facts));
    }
  }

  /** "Midnight Wraith" is a band. */
  private static boolean isInFigures(List<TimeMention> times, Facts facts) {
    return !times.isEmpty()
        && times.get(0).span().in(facts.text()).codePoints().anyMatch(Character::isDigit);
  }

  /** The one stretch that several times amount to, written in several forms; else nothing. */
  public static Optional<TimeMention> only(List<TimeMention> times) {
    Optional<TimeMention> told =
        times.stream()
            .filter(time -> time.end() != null)
            .findFirst()
            .or(() -> times.stream().findFirst());
    return told.filter(only -> times.stream().allMatch(time -> agrees(time, only)));
  }

  private static List<TimeMention> starts(Facts facts) {
    return Occasion.starts(facts.phrases().times());
  }

  /** The same start, or the end of the same stretch: pages write a time in several forms. */
  private static boolean agrees(TimeMention time, TimeMention only) {
    boolean ends = time.end() == null || time.end().equals(only.end());
    return (time.start().equals(only.start()) && ends)
        || (time.end() == null && time.start().equals(only.end()));
  }

  private static boolean mayTellTime(Facts facts) {
    boolean other = facts.label() == Label.DEADLINE || facts.label() == Label.OTHER;
    boolean labelledOther =
        facts.labelled().stream()
            .anyMatch(found -> found.label() == Label.DEADLINE || found.label() == Label.OTHER);
    return facts.text().length() <= LONGEST_TIME_LINE && !other && !labelledOther;
  }
}
