package io.workshopstream.extraction.learned;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.lesson.Correction;
import io.workshopstream.extraction.lesson.Layout;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Learning.Why;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.extraction.lesson.ValuePlace;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.reading.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds on the page of a correction where the right value stands, and what tells such places. */
public final class Learner {

  private final Reading page;
  private final Correction correction;
  private final Pieces pieces;
  private final Slots slots;
  private final EventLines told;
  private final Borders borders;

  private Learner(Reading page, Correction correction) {
    this.page = page;
    this.correction = correction;
    this.pieces = new Pieces(page);
    this.slots = new Slots(page);
    this.told = new EventLines(page);
    this.borders = new Borders(page, pieces, told, correction);
  }

  /** A place of the value, and how well it fits the other records of the page. */
  private record Found(Lesson lesson, String words, int score) {}

  /** What the correction teaches. */
  public static Learning of(Reading page, Correction correction) {
    Learner learner = new Learner(page, correction);
    return correction.kind() == LessonKind.NO_EVENT ? learner.noEvent() : learner.slot();
  }

  private Learning noEvent() {
    Element record = (borders.isAlone() ? borders.around(null) : borders.record()).orElse(null);
    if (record == null) {
      return new Learning.Nothing(Why.NO_RECORD);
    }
    Layout layout = Pieces.layoutOf(record);
    boolean bare = layout.within().isEmpty() && !StableKind.isTold(record);
    if (bare) {
      return new Learning.Nothing(Why.NO_BORDER);
    }
    Set<Integer> barred = new HashSet<>();
    pieces.of(layout).forEach(piece -> barred.addAll(piece.lines()));
    boolean alike = correction.others().stream().anyMatch(other -> isIn(barred, other));
    return alike
        ? new Learning.Nothing(Why.OTHERS_ALIKE)
        : new Learning.Taught(new Lesson(LessonKind.NO_EVENT, layout, null), page.text(record));
  }

  private boolean isIn(Set<Integer> barred, List<Claim> event) {
    Set<Integer> anchors = told.anchors(event);
    return !anchors.isEmpty() && barred.containsAll(anchors);
  }

  private Learning slot() {
    Element record = borders.isAlone() ? null : borders.record().orElse(null);
    if (record == null && !borders.isAlone() && correction.kind() == LessonKind.NAME) {
      return new Learning.Nothing(Why.NO_RECORD);
    }
    for (String value : correction.values()) {
      Optional<Found> found = record == null ? onPage(value) : inRecord(record, value);
      if (found.isEmpty() && record != null && correction.kind() != LessonKind.NAME) {
        found = onPage(value);
      }
      if (found.isPresent()) {
        return isSameForAll(found.get().lesson())
            ? new Learning.Nothing(Why.SAME_FOR_ALL)
            : new Learning.Taught(found.get().lesson(), found.get().words());
      }
    }
    return new Learning.Nothing(isOnPage() ? Why.OUTSIDE : Why.NOT_ON_PAGE);
  }

  private boolean isOnPage() {
    return page.outline().lines().stream()
        .anyMatch(
            line ->
                correction.values().stream()
                    .anyMatch(value -> DelimitedValue.in(line.text(), value).isPresent()));
  }

  private Optional<Found> inRecord(Element record, String value) {
    List<Found> found = new ArrayList<>();
    for (int at : pieces.linesIn(record).stream().sorted().toList()) {
      found(page.outline().lines().get(at), value, record).ifPresent(found::add);
    }
    return best(found);
  }

  /** The value where it stands for the page's only event, or once for all of them. */
  private Optional<Found> onPage(String value) {
    List<Found> found = new ArrayList<>();
    for (Line line : page.outline().lines()) {
      found(line, value, null).ifPresent(found::add);
    }
    return best(found);
  }

  private static Optional<Found> best(List<Found> found) {
    // of equals the first on the page
    return found.stream().reduce((one, other) -> other.score() > one.score() ? other : one);
  }

  /**
   * The value on a line.
   *
   * @param record of the event; null to find one for this line
   */
  private Optional<Found> found(Line line, String value, @Nullable Element record) {
    Element block = line.element();
    DelimitedValue part = DelimitedValue.in(line.text(), value).orElse(null);
    if (block == null || part == null) {
      return Optional.empty();
    }
    Element inner = slots.innermost(block, value);
    List<Line> own = slots.linesOf(block);
    boolean apart = inner.equals(block) && own.size() > 1;
    String words = apart ? line.text() : page.text(inner);
    DelimitedValue cut = DelimitedValue.in(words, value).orElse(part);
    Element home = record == null ? home(inner) : record;
    if (home == null) {
      return Optional.empty();
    }
    DelimitedValue kept = correction.kind() == LessonKind.PRICE ? DelimitedValue.WHOLE : cut;
    ValuePlace place =
        new ValuePlace(
            slots.path(home, inner),
            apart ? own.indexOf(line) : ValuePlace.WHOLE,
            kept.before(),
            kept.after());
    return judged(home, place, kept, words);
  }

  private @Nullable Element home(Element inner) {
    return borders.isAlone() ? borders.around(inner).orElse(null) : page.first("body").orElse(null);
  }

  private Optional<Found> judged(
      Element home, ValuePlace place, DelimitedValue part, String words) {
    Lesson lesson = new Lesson(correction.kind(), Pieces.layoutOf(home), place);
    String value = slots.value(home, place).orElse("");
    if (!RuleApplication.isFit(correction.kind(), value)) {
      return Optional.empty();
    }
    List<String> others =
        pieces.of(lesson.layout()).stream()
            .filter(piece -> !piece.element().equals(home))
            .flatMap(piece -> slots.text(piece.element(), place).stream())
            .toList();
    long ending = others.stream().filter(part::endsIn).count();
    if (part.endsAtWord() && ending * 2 < others.size()) {
      return Optional.empty();
    }
    boolean whole = part.equals(DelimitedValue.WHOLE);
    long varied = others.stream().distinct().count();
    int score = (whole ? 2 : 0) + (others.isEmpty() ? 0 : 2) + (varied > 1 ? 1 : 0);
    return Optional.of(new Found(lesson, words, score));
  }

  /** A place that says the same in every record of the page names nothing. */
  private boolean isSameForAll(Lesson lesson) {
    ValuePlace slot = lesson.slot();
    if (lesson.kind() != LessonKind.NAME || slot == null) {
      return false;
    }
    List<String> values =
        pieces.of(lesson.layout()).stream()
            .flatMap(piece -> slots.value(piece.element(), slot).stream())
            .toList();
    return values.size() > 1 && values.stream().distinct().count() == 1;
  }
}
