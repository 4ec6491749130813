package io.workshopstream.extraction.text;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.label.Labelled;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.TimeMention;
import io.workshopstream.grammar.time.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a text that gives the days and times of one event.
 *
 * @param from offset at which it begins
 * @param dates places of the words that name days, perhaps with times
 * @param times places of the words that name times alone
 * @param startOnly the times tell when it starts, not when it ends
 */
record TextBlock(int from, List<Span> dates, List<Span> times, boolean startOnly) {

  private static final int LONGEST_VALUE = 160;
  private static final int LONGEST_GAP = 45;
  private static final int LONGEST_CLAUSE = 100;
  private static final Pattern SENTENCE_END = Pattern.compile("[\\n!?•|]|[.]\\s");
  private static final Pattern REPETITION =
      Pattern.compile("[^\\n.!?]{0,20}\\b(?i:every|each)\\b[^\\n.!?]{4,60}");
  private static final int MOST_LINES = 60;
  private static final Set<String> PARTS =
      Vocabulary.of("morning afternoon evening night first second third slot batch show");

  TextBlock {
    dates = List.copyOf(dates);
    times = List.copyOf(times);
  }

  private TextBlock(int from, List<Span> dates, List<Span> times) {
    this(from, dates, times, false);
  }

  /** This block at times that stand elsewhere. */
  TextBlock at(List<Span> elsewhere, boolean onlyStart) {
    return new TextBlock(from, dates, elsewhere, onlyStart);
  }

  /** One block for each labelled day and the labelled times beside it. */
  static List<TextBlock> labelled(String text) {
    List<TextBlock> blocks = new ArrayList<>();
    List<Span> dates = new ArrayList<>();
    List<Span> times = new ArrayList<>();
    for (Labelled found : Labels.in(text)) {
      Span value = shortened(found.value());
      boolean date = found.label() == Label.DATE && !dates(value, text).isEmpty();
      boolean time = isTime(found.label(), value.in(text));
      boolean closes =
          (date && !dates.isEmpty())
              || (time && !times.isEmpty() && !dates.isEmpty() && isLater(times, dates));
      if (closes) {
        close(dates, times, blocks);
      }
      if (date) {
        dates.add(value);
        dates.addAll(linesBelow(value, text));
      } else if (time) {
        times.add(value);
      }
    }
    close(dates, times, blocks);
    return blocks;
  }

  /** The lines after a labelled day that name nothing but further days. */
  private static List<Span> linesBelow(Span value, String text) {
    List<Span> below = new ArrayList<>();
    int start = text.indexOf('\n', value.end()) + 1;
    boolean whole = start > 0 && text.substring(value.end(), start).isBlank();
    while (whole && start > 0 && below.size() < MOST_LINES) {
      int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
      Phrases line = Phrases.in(text.substring(start, end), DateOrder.DAY_FIRST);
      if (line.dates().isEmpty() || line.otherWords() > 0) {
        return below;
      }
      below.add(new Span(start, end));
      start = end + 1 < text.length() ? end + 1 : 0;
    }
    return below;
  }

  /** The block has both already, the day after the time: another time begins the next block. */
  private static boolean isLater(List<Span> times, List<Span> dates) {
    return dates.get(dates.size() - 1).start() > times.get(times.size() - 1).start();
  }

  private static boolean isTime(Label label, String value) {
    boolean labelled = label == Label.TIME && !Times.looselyIn(value).isEmpty();
    Phrases phrases = Phrases.in(value, DateOrder.DAY_FIRST);
    boolean session = label == Label.NAME && !phrases.times().isEmpty() && isPart(phrases.rest());
    return labelled || session;
  }

  /** Only which session of the day it is: "Morning Session: 11 am - 1 pm Afternoon Session: …". */
  private static boolean isPart(String words) {
    return PARTS.containsAll(NameSimilarity.words(words));
  }

  private static List<DateMention> dates(Span value, String text) {
    return Dates.looselyIn(value.in(text), DateOrder.DAY_FIRST).stream()
        .filter(date -> date.first().namesDay())
        .toList();
  }

  private static void close(List<Span> dates, List<Span> times, List<TextBlock> blocks) {
    if (!dates.isEmpty()) {
      int from = dates.get(0).start();
      for (Span time : times) {
        from = Math.min(from, time.start());
      }
      blocks.add(new TextBlock(from, dates, times));
    }
    dates.clear();
    times.clear();
  }

  private static Span shortened(Span value) {
    return new Span(value.start(), Math.min(value.end(), value.start() + LONGEST_VALUE));
  }

  /** Runs of days and times with few words between them, at least one day in each. */
  static List<TextBlock> close(String text) {
    Phrases phrases = Phrases.in(text, DateOrder.DAY_FIRST);
    List<Span> days = new ArrayList<>();
    List<Span> all = new ArrayList<>();
    for (DateMention date : phrases.dates()) {
      if (date.purpose() == Purpose.EVENT) {
        days.add(date.span());
        all.add(date.span());
      }
    }
    for (TimeMention time : phrases.times()) {
      all.add(time.span());
    }
    List<Span> ordered =
        all.stream().distinct().sorted(Comparator.comparingInt(Span::start)).toList();
    return runs(ordered, days, text);
  }

  /** Far apart, and not one sentence: "… 8 to 11 am, followed by a class from 11:30 am to 1 pm". */
  private static boolean isApart(Span before, Span next, String text) {
    int gap = next.start() - before.end();
    boolean sentence =
        gap > LONGEST_GAP
            && gap <= LONGEST_CLAUSE
            && SENTENCE_END.split(text.substring(before.end(), next.start()), 2).length == 1;
    return gap > LONGEST_GAP && !sentence;
  }

  /** The length of what says that the days come again: ", then every Monday until 16 February". */
  private static int repetition(String text, int from) {
    Matcher rest =
        REPETITION.matcher(text).region(from, Math.min(text.length(), from + LONGEST_CLAUSE));
    return rest.lookingAt() ? rest.end() - from : 0;
  }

  private static List<TextBlock> runs(List<Span> all, List<Span> days, String text) {
    List<TextBlock> blocks = new ArrayList<>();
    int from = 0;
    for (int index = 1; index <= all.size(); index++) {
      boolean ends = index == all.size() || isApart(all.get(index - 1), all.get(index), text);
      if (ends && from < all.size()) {
        List<Span> run = all.subList(from, index);
        boolean dated = run.stream().anyMatch(days::contains);
        int end = run.get(run.size() - 1).end();
        Span whole = new Span(run.get(0).start(), end + repetition(text, end));
        if (dated) {
          blocks.add(new TextBlock(whole.start(), List.of(whole), List.of()));
        }
        from = index;
      }
    }
    return blocks;
  }
}
