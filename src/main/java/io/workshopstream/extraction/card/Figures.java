package io.workshopstream.extraction.card;

import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.time.Phrases;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Rows of a table that say nothing but figures beside their day: a temperature, a rate, the tide.
 */
final class Figures {

  private static final Pattern FIGURE = Pattern.compile("^[-+−±]?\\d");
  private static final int MOST_CELLS = 20;
  private static final int LONGEST = 40;

  private Figures() {}

  /** Whether the line of a day stands in such a row. */
  static boolean areBeside(Facts day, Reading page) {
    Element cell = day.line().element();
    Element row = cell == null || !cell.nameIs("td") ? null : cell.parent();
    if (row == null || row.childrenSize() < 2 || row.childrenSize() > MOST_CELLS) {
      return false;
    }
    for (Element other : row.children()) {
      if (!other.equals(cell) && !isFigure(Markup.oneLine(page.text(other)))) {
        return false;
      }
    }
    return true;
  }

  /** No time by itself, no price, and at most one word behind the number. */
  private static boolean isFigure(String words) {
    if (words.length() > LONGEST || !FIGURE.matcher(words).find()) {
      return false;
    }
    Phrases phrases = Phrases.in(words, DateOrder.DAY_FIRST);
    boolean time = !phrases.times().isEmpty() && phrases.otherWords() == 0;
    long letters =
        NameSimilarity.sequence(words).stream()
            .filter(word -> Character.isLetter(word.charAt(0)))
            .count();
    return !time && letters < 2 && phrases.dates().isEmpty() && Prices.ofTickets(words).isEmpty();
  }
}
