package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Stamps;
import io.workshopstream.extraction.reading.Starts;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.TimeMention;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line that says on which day something takes place.
 *
 * @param index the line's place among the page's lines
 * @param words the words that name the day
 * @param labelled a label says that they do
 * @param name what the same line calls it; empty when the line only names the day
 */
record Anchor(int index, String words, boolean labelled, String name) {

  private static final Pattern BYLINE = Pattern.compile("^(?i:by|von|par|door)\\s");

  private static final Pattern PLACED =
      Pattern.compile("(?i)(?:\\b(?:at|in)|@)\\s{1,3}(?:the\\s{1,3})?$");
  private static final Pattern SET_APART = Pattern.compile("(?i)(?:^| )by | [-–—|] |- |: ");
  private static final Pattern APART = Pattern.compile("[-–—|:;](?=\\s)");

  /** A full stop and a new beginning; "JR. w/ guests" is none. */
  private static final Pattern SENTENCE = Pattern.compile("\\. [^\\p{Ll}]");

  private static final int MOST = 1000;
  private static final int MOST_TIMES = 4;
  private static final int LONGEST_NAMED = 160;
  private static final int MOST_NAME_WORDS = 14;
  private static final int FEWEST_LOOSE = 3;
  private static final int FEWEST_OPENING = 2;
  private static final Set<Label> NO_DAY = EnumSet.of(Label.DEADLINE, Label.OTHER, Label.END);
  private static final Set<String> CELLS = Vocabulary.of("td th dt dd li span div p time");

  /**
   * Whether the name stands apart from the day: "31st jan 1pm - Ishq hain", "Gulabi by Anvi on 5
   * Jan".
   */
  boolean isSetApart() {
    return SET_APART.matcher(words).find();
  }

  /** Whether all of them name one day. */
  static boolean areOneDay(List<Anchor> anchors) {
    return anchors.size() > 1 && days(anchors).size() == 1;
  }

  /** The days that they name, whatever the year; of several days the first one. */
  static Set<WrittenDate> days(List<Anchor> anchors) {
    return spans(anchors).stream().map(span -> span.get(0)).collect(Collectors.toSet());
  }

  /** The same, each with the last day, which may be the first. */
  static Set<List<WrittenDate>> spans(List<Anchor> anchors) {
    return anchors.stream()
        .flatMap(anchor -> Dates.looselyIn(anchor.words(), DateOrder.DAY_FIRST).stream().limit(1))
        .map(date -> Stream.of(date.first(), date.last() == null ? date.first() : date.last()))
        .map(ends -> ends.map(end -> end.withYear(0).withWeekday(null)).toList())
        .collect(Collectors.toSet());
  }

  /** As a line that only names the day. */
  Anchor unnamed() {
    return new Anchor(index, words, labelled, "");
  }

  /** Whether the line is nothing but a day: it may be that of what stands below. */
  boolean isBare(List<Facts> lines) {
    Facts facts = lines.get(index);
    return name.isEmpty() && !labelled && facts.phrases().times().isEmpty();
  }

  /**
   * In the page's order. Days without a month only count where several stand in a row, or below
   * headings that name months.
   */
  static List<Anchor> in(Reading page) {
    List<Facts> lines = page.facts();
    boolean months = !page.periods().isEmpty();
    List<Anchor> anchors = new ArrayList<>();
    List<Anchor> loose = new ArrayList<>();
    List<Anchor> opening = new ArrayList<>();
    for (Facts facts : lines) {
      if (anchors.size() < MOST) {
        at(facts).map(anchor -> anchor.timedBy(lines)).ifPresent(anchors::add);
        looseAt(facts).ifPresent(loose::add);
        if (months) {
          openingAt(facts).ifPresent(opening::add);
        }
      }
    }
    page.isCutIf(anchors.size() >= MOST);
    if (anchors.isEmpty() && loose.size() < FEWEST_LOOSE && opening.size() >= FEWEST_OPENING) {
      return opening;
    }
    return anchors.isEmpty() && loose.size() >= FEWEST_LOOSE ? loose : anchors;
  }

  /** With the lines below that are nothing but a time: "Feb 28th Sat" above "4pm to 6pm". */
  private Anchor timedBy(List<Facts> lines) {
    if (labelled || !name.isEmpty() || !lines.get(index).phrases().times().isEmpty()) {
      return this;
    }
    StringBuilder all = new StringBuilder(words);
    int next = index + 1;
    while (next < lines.size() && next <= index + MOST_TIMES && isTime(lines.get(next))) {
      all.append(' ').append(once(lines.get(next)));
      next++;
    }
    return new Anchor(index, all.toString(), false, name);
  }

  /** A stretch that a line writes in several forms, "10 am - 12 pm" and "10:00 - 12:00", once. */
  private static String once(Facts facts) {
    return Starts.only(Occasion.starts(facts.phrases().times()))
        .map(time -> time.span().in(facts.text()))
        .orElse(facts.text());
  }

  private static boolean isTime(Facts facts) {
    return facts.label() == null
        && facts.labelled().isEmpty()
        && facts.days().isEmpty()
        && facts.phrases().otherWords() == 0
        && !Occasion.starts(facts.phrases().times()).isEmpty();
  }

  private static Optional<Anchor> at(Facts facts) {
    int index = facts.line().index();
    boolean other = !facts.phrases().dates().isEmpty() && facts.days().isEmpty();
    if (other || (facts.label() != null && NO_DAY.contains(facts.label()))) {
      return Optional.empty();
    }
    for (String value : facts.under(Label.DATE)) {
      boolean dated = !Dates.looselyIn(value, DateOrder.DAY_FIRST).isEmpty();
      if (dated && value.length() <= LONGEST_NAMED) {
        return Optional.of(new Anchor(index, value, true, ""));
      }
    }
    String machine = facts.line().machineTime();
    List<DateMention> days = facts.days();
    if (days.isEmpty() || facts.text().length() > LONGEST_NAMED) {
      return machine != null && facts.phrases().otherWords() <= 3
          ? Optional.of(new Anchor(index, machine, false, ""))
          : Optional.empty();
    }
    String words = timed(facts, days, machine);
    if (Generic.isGeneric(facts.phrases().rest())) {
      return Optional.of(new Anchor(index, words, false, ""));
    }
    return named(facts, days, words);
  }

  /** "31st jan 1pm - Ishq hain": a short line that begins or ends with its day. */
  private static Optional<Anchor> named(Facts facts, List<DateMention> days, String words) {
    String text = facts.text();
    DateMention first = days.get(0);
    DateMention last = days.get(days.size() - 1);
    boolean begins = letters(text.substring(0, first.span().start())) <= 4;
    boolean ends = letters(text.substring(last.span().end())) <= 24;
    boolean timed = begins && !facts.phrases().times().isEmpty();
    boolean sentence =
        !timed && (SENTENCE.matcher(text).find() || (text.endsWith(".") && text.length() > 60));
    boolean prose = facts.phrases().otherWords() > 5 && Generic.isProse(facts.phrases().rest());
    boolean isShort = facts.phrases().otherWords() <= MOST_NAME_WORDS && !prose;
    boolean other = sentence || Generic.isQuoted(text) || isByline(facts);
    boolean one = days.stream().map(DateMention::first).distinct().count() == 1;
    return (begins || ends)
            && isShort
            && !other
            && (one || (begins && DateMention.areList(days, text)))
        ? Optional.of(
            new Anchor(
                facts.line().index(), words, false, begins && isPlaced(facts) ? "" : nameOf(facts)))
        : Optional.empty();
  }

  /** "April 17 at 3 pm at the Town Hall, Room 2": all that is left says where. */
  private static boolean isPlaced(Facts facts) {
    String rest = facts.phrases().rest();
    int from = facts.text().indexOf(rest);
    return from > 0
        && !facts.line().isHeading()
        && PLACED.matcher(facts.text().substring(0, from)).find()
        && !APART.matcher(rest).find();
  }

  /** What the first sentence names: "Sun 14 Feb - Line Dances, 3pm. Taught by Elena Koh." */
  private static String nameOf(Facts facts) {
    Matcher end = SENTENCE.matcher(facts.text());
    String rest =
        end.find()
            ? Phrases.in(facts.text().substring(0, end.start()), DateOrder.DAY_FIRST).rest()
            : facts.phrases().rest();
    int bracket = rest.indexOf(')') < 0 ? rest.indexOf('(') : -1;
    String name = bracket > 0 ? rest.substring(0, bracket).strip() : rest;
    return Generic.isGeneric(name) ? "" : name;
  }

  /**
   * Whether an unlabelled line names a day on which the page was written and no other, without a
   * time or with that of the writing; or the second at which something was noted.
   */
  boolean isStamp(Stamps stamps, Reading page) {
    Facts facts = page.facts().get(index);
    if (IsoMoment.isNoted(words) || IsoMoment.isNoted(facts.text())) {
      return true;
    }
    if (labelled) {
      return false;
    }
    List<DateMention> days = Dates.in(words, DateOrder.DAY_FIRST);
    List<TimeMention> times = facts.phrases().times();
    return days.size() == 1
        && (times.isEmpty()
            ? stamps.contain(days.get(0).first())
            : stamps.contain(days.get(0).first(), times.get(0).start()));
  }

  /** "By Gemma Lyle, 9 October 2026": who wrote an article, and when. */
  private static boolean isByline(Facts facts) {
    String rest = facts.phrases().rest();
    return !facts.line().isHeading() && BYLINE.matcher(rest).find() && !People.of(rest).isEmpty();
  }

  /** The time stamp beside a day that the words leave without a time. */
  private static String timed(Facts facts, List<DateMention> days, @Nullable String machine) {
    boolean open = machine != null && days.size() == 1 && facts.phrases().times().isEmpty();
    return open && machine != null && IsoMoment.parse(machine).map(IsoMoment::time).isPresent()
        ? machine
        : facts.text();
  }

  private static long letters(String words) {
    return words.codePoints().filter(Character::isLetter).count();
  }

  /** "Sun 6 - Coastal Path, 10am": a weekday or an ordinal opens the line of a list. */
  private static Optional<Anchor> openingAt(Facts facts) {
    String text = facts.text();
    if (text.length() > LONGEST_NAMED || !facts.phrases().dates().isEmpty()) {
      return Optional.empty();
    }
    List<DateMention> days = Dates.looselyIn(text, DateOrder.DAY_FIRST);
    boolean opens =
        !days.isEmpty() && days.get(0).first().namesDay() && days.get(0).span().start() <= 2;
    if (!opens) {
      return Optional.empty();
    }
    String rest = text.substring(days.get(0).span().end());
    String name = Phrases.in(rest, DateOrder.DAY_FIRST).rest();
    return Generic.isGeneric(name)
        ? Optional.empty()
        : Optional.of(new Anchor(facts.line().index(), text, false, name));
  }

  private static Optional<Anchor> looseAt(Facts facts) {
    boolean cell =
        facts.line().element() != null && CELLS.contains(facts.line().element().normalName());
    boolean isShort = facts.text().length() <= 16 && facts.phrases().times().isEmpty();
    if (!cell || !isShort) {
      return Optional.empty();
    }
    List<DateMention> days = Dates.looselyIn(facts.text(), DateOrder.DAY_FIRST);
    boolean whole =
        days.size() == 1
            && days.get(0).first().namesDay()
            && days.get(0).span().end() - days.get(0).span().start() >= facts.text().length() - 2;
    return whole
        ? Optional.of(new Anchor(facts.line().index(), facts.text(), false, ""))
        : Optional.empty();
  }
}
