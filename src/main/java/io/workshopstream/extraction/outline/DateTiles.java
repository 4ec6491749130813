package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Puts days together that stand in tiles: "12", "OCT" and "2019" below each other. */
final class DateTiles {

  private static final int LONGEST_PIECE = 12;
  private static final int MOST_PIECES = 4;
  private static final int LEVELS = 4;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private DateTiles() {}

  static List<Line> joined(List<Line> all, WorkBudget budget) {
    List<Line> lines = budget.metered(all);
    List<Line> joined = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      int to = end(lines, at);
      Line line = to > at + 1 ? tile(lines.subList(at, to)) : lines.get(at);
      joined.add(line.at(joined.size()));
      at = Math.max(to, at + 1);
    }
    return joined;
  }

  /** The end of the longest tile that begins at a line. */
  private static int end(List<Line> lines, int from) {
    int to = from;
    boolean dated = false;
    while (to < Math.min(lines.size(), from + MOST_PIECES) && isPiece(lines.get(to).text())) {
      Tokens piece = Tokens.of(lines.get(to).text());
      dated = dated || piece.hasNumber() || piece.hasMonth();
      to++;
    }
    to = dated ? to : Math.min(to, from + 1);
    while (to > from + 1 && !isTile(lines.subList(from, to))) {
      to--;
    }
    return to;
  }

  /** A number or one or two words of letters. */
  private static boolean isPiece(String text) {
    return text.length() <= LONGEST_PIECE
        && text.indexOf(':') < 0
        && text.split(" ", -1).length <= 2;
  }

  private static boolean isTile(List<Line> pieces) {
    Phrases phrases = Phrases.in(text(pieces), DateOrder.DAY_FIRST);
    List<DateMention> dates = phrases.dates();
    boolean whole =
        dates.size() == 1
            && phrases.times().isEmpty()
            && phrases.otherWords() == 0
            && dates.get(0).first().namesDay()
            && dates.get(0).last() == null;
    return whole
        && pieces.stream().noneMatch(piece -> isDate(piece.text()))
        && common(pieces) != null;
  }

  /** A date by itself needs no neighbours. */
  private static boolean isDate(String text) {
    return !Phrases.in(text, DateOrder.DAY_FIRST).dates().isEmpty() && YEAR.matcher(text).find();
  }

  private static String text(List<Line> pieces) {
    return String.join(" ", pieces.stream().map(Line::text).toList());
  }

  private static @Nullable Element common(List<Line> pieces) {
    Element first = pieces.get(0).element();
    Element last = pieces.get(pieces.size() - 1).element();
    if (first == null || last == null) {
      return null;
    }
    Set<Element> above = new HashSet<>();
    Element at = last;
    for (int level = 0; level <= LEVELS && at != null; level++, at = at.parent()) {
      above.add(at);
    }
    at = first;
    for (int level = 0; level <= LEVELS && at != null; level++, at = at.parent()) {
      if (above.contains(at)) {
        return at;
      }
    }
    return null;
  }

  private static Line tile(List<Line> pieces) {
    Line first = pieces.get(0);
    return new Line(
        first.index(),
        text(pieces),
        common(pieces),
        Line.Style.PLAIN,
        pieces.stream().flatMap(piece -> piece.links().stream()).toList(),
        pieces.stream()
            .map(Line::machineTime)
            .filter(time -> time != null)
            .findFirst()
            .orElse(null));
  }
}
