package io.workshopstream.extraction.text;

import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.label.Labelled;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.TimeMention;
import io.workshopstream.grammar.time.Times;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the time of a day whose own words give none: it stands elsewhere in the text. */
final class TimesApart {

  /** Labels whose values tell nothing about when it starts. */
  private static final Set<Label> OTHERS = EnumSet.of(Label.DEADLINE, Label.OTHER, Label.END);

  private static final int MOST_SESSIONS = 4;

  private final String text;
  private final List<Labelled> labelled;

  private TimesApart(String text) {
    this.text = text;
    this.labelled = Labels.in(text);
  }

  /**
   * The blocks, with the text's times where none of them has one: what a label names, else the only
   * time of the text, else of one day the first time, as its start alone.
   */
  static List<TextBlock> given(List<TextBlock> blocks, String text) {
    boolean timed = blocks.stream().anyMatch(block -> isTimed(block, text));
    return blocks.isEmpty() || timed ? blocks : new TimesApart(text).given(blocks);
  }

  private static boolean isTimed(TextBlock block, String text) {
    return !block.times().isEmpty()
        || block.dates().stream().anyMatch(date -> !starts(date.in(text)).isEmpty());
  }

  private static List<TimeMention> starts(String words) {
    return Occasion.starts(Phrases.in(words, DateOrder.DAY_FIRST).times());
  }

  private List<TextBlock> given(List<TextBlock> blocks) {
    List<Span> named = named();
    if (!named.isEmpty()) {
      return blocks.stream().map(block -> block.at(named, false)).toList();
    }
    List<TimeMention> times = running();
    Set<String> distinct = new HashSet<>();
    times.forEach(time -> distinct.add(time.start() + "-" + time.end()));
    boolean only = distinct.size() == 1;
    if (times.isEmpty() || (!only && blocks.size() > 1)) {
      return blocks;
    }
    if (blocks.size() == 1 && areSessions(times)) {
      List<Span> sessions = times.stream().map(TimeMention::span).toList();
      return List.of(blocks.get(0).at(sessions, false));
    }
    Span first = firstAfter(blocks.get(0).from(), times);
    return blocks.stream().map(block -> block.at(List.of(first), !only)).toList();
  }

  /** A few ranges, each with its end: sessions, and no agenda. */
  private static boolean areSessions(List<TimeMention> times) {
    return times.size() > 1
        && times.size() <= MOST_SESSIONS
        && times.stream().allMatch(time -> time.end() != null);
  }

  private static Span firstAfter(int day, List<TimeMention> times) {
    return times.stream()
        .map(TimeMention::span)
        .filter(span -> span.start() >= day)
        .findFirst()
        .orElse(times.get(0).span());
  }

  private List<Span> named() {
    for (Labelled found : labelled) {
      if (found.label() == Label.TIME && !Times.looselyIn(found.value().in(text)).isEmpty()) {
        return List.of(found.value());
      }
    }
    return List.of();
  }

  /** The times of the running text; when guests shall arrive only where there is nothing else. */
  private List<TimeMention> running() {
    List<TimeMention> all =
        Phrases.in(text, DateOrder.DAY_FIRST).times().stream()
            .filter(time -> !isUnder(OTHERS, time))
            .toList();
    List<TimeMention> own =
        all.stream().filter(time -> !isUnder(EnumSet.of(Label.ARRIVAL), time)).toList();
    return Occasion.starts(own.isEmpty() ? all : own);
  }

  private boolean isUnder(Set<Label> labels, TimeMention time) {
    return labelled.stream()
        .anyMatch(found -> labels.contains(found.label()) && found.value().overlaps(time.span()));
  }
}
