package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.time.Phrases;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells inline elements that a style sheet must set apart, since their words would run together:
 * {@code <span>Pal Pal by Ana</span><span>₹950.00</span>}.
 */
final class SideBySide {

  private static final int MOST_CHILDREN = 12;
  private static final int FEWEST_WORDS = 2;
  private static final int FEWEST_SLOTS = 3;
  private static final int FEWEST_LETTERS = 3;

  private SideBySide() {}

  /** Whether an element stands apart from the one before or after it. */
  static boolean isBox(Element element) {
    if (!mayBeBox(element)) {
      return false;
    }
    if (isSlot(element) || isRow(element)) {
      return true;
    }
    Element before = beside(element.previousSibling(), element);
    Element after = beside(element.nextSibling(), element);
    return (before != null && isApart(before, element))
        || (after != null && isApart(element, after));
  }

  /**
   * Whether an element is one of the slots of a component, which styles set apart: three or more
   * elements and no words between them, each with a class of its own that begins like the others'.
   */
  private static boolean isSlot(Element element) {
    Element parent = element.parent();
    Element before = element.previousElementSibling();
    if (parent == null || before == null || !before.nameIs("span")) {
      return false;
    }
    return parent.childrenSize() >= FEWEST_SLOTS
        && parent.childNodeSize() <= MOST_CHILDREN * 2
        && areKin(before.className(), element.className())
        && parent.ownText().isBlank()
        && isSaying(before.text())
        && isSaying(element.text())
        && !(isWhen(before.text()) && isWhen(element.text()));
  }

  /** Whether an element is one of several of one class and of parts, with no words between them. */
  private static boolean isRow(Element element) {
    Element parent = element.parent();
    return parent != null
        && parent.childrenSize() >= FEWEST_SLOTS
        && parent.childrenSize() <= MOST_CHILDREN
        && element.childrenSize() > 1
        && element.text().indexOf(' ') > 0
        && parent.ownText().isBlank()
        && parent.children().stream()
                .filter(one -> one.nameIs("span") && one.className().equals(element.className()))
                .count()
            >= FEWEST_SLOTS;
  }

  /** "event__venue" and "event__title". */
  private static boolean areKin(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int mark = Math.max(one.lastIndexOf('-', same - 1), one.lastIndexOf('_', same - 1));
    return mark > 0 && !one.equals(other) && one.indexOf(' ') < 0;
  }

  private static boolean isSaying(String words) {
    return words.chars().filter(Character::isLetter).count() >= FEWEST_LETTERS
        && !words.strip().endsWith(":");
  }

  private static boolean mayBeBox(Element element) {
    Element parent = element.parent();
    return element.nameIs("span")
        && element.childNodeSize() <= MOST_CHILDREN
        && parent != null
        && (parent.isBlock() || parent.nameIs("a"));
  }

  private static @Nullable Element beside(org.jsoup.nodes.@Nullable Node node, Element element) {
    return node instanceof Element other && mayBeBox(other) && !other.equals(element)
        ? other
        : null;
  }

  /** A few words and then something else, with no blank and no colon between them. */
  private static boolean isApart(Element one, Element other) {
    String first = one.text().strip();
    String second = other.text().strip();
    boolean glued = !endsOpen(one.wholeText()) && !startsOpen(other.wholeText());
    boolean labels = Label.whole(first).isPresent() && Label.whole(second).isPresent();
    boolean told = first.split("\\s+", -1).length >= FEWEST_WORDS;
    boolean ends = first.endsWith(":") || first.endsWith("-");
    boolean starts = !second.isEmpty() && Character.isLetterOrDigit(second.codePointAt(0));
    boolean sum = second.startsWith("₹") || second.startsWith("+") || second.startsWith("Rs");
    boolean apart = labels || (told && (starts || sum) && !(isWhen(first) && isWhen(second)));
    return glued && !first.isEmpty() && !ends && apart;
  }

  /** A day and its time belong together. */
  private static boolean isWhen(String words) {
    return Phrases.in(words, DateOrder.DAY_FIRST).otherWords() == 0;
  }

  private static boolean endsOpen(String words) {
    return words.isEmpty() || Character.isWhitespace(words.charAt(words.length() - 1));
  }

  private static boolean startsOpen(String words) {
    return words.isEmpty() || Character.isWhitespace(words.charAt(0));
  }
}
