package io.workshopstream.extraction.outline;

import io.workshopstream.budget.WorkBudget;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The visible lines of a page in reading order, without what frames every page of its site:
 * navigation, footer, comments. Each look at a line costs a step.
 */
public final class Outline {

  private static final int MOST_LINES = 20_000;
  private static final int LONGEST_LINE = 6_000;

  private final List<Line> lines;
  private final List<Line> frames;
  private final String title;
  private final boolean cut;
  private @Nullable String heading;

  /**
   * @param title the page's own title; empty for a text
   * @param cut whether there were more or longer lines than we read
   */
  Outline(List<Line> lines, List<Line> frames, String title, boolean cut, WorkBudget budget) {
    this.lines = budget.metered(lines);
    this.frames = budget.metered(frames);
    this.title = title;
    this.cut = cut;
  }

  /** The lines of a text. */
  public static Outline of(String text, WorkBudget budget) {
    List<Line> lines = new ArrayList<>();
    boolean cut = false;
    String[] pieces = text.split("[\\r\\n]++", MOST_LINES + 1);
    for (String piece : Arrays.asList(pieces).subList(0, Math.min(pieces.length, MOST_LINES))) {
      cut |= piece.length() > LONGEST_LINE;
      String words = Markup.oneLine(budget.read(limited(piece)));
      if (!words.isEmpty()) {
        lines.add(new Line(lines.size(), words, null, Line.Style.PLAIN, List.of(), null));
      }
    }
    return new Outline(lines, List.of(), "", cut || pieces.length > MOST_LINES, budget);
  }

  public List<Line> lines() {
    return lines;
  }

  /** The lines of the frame; their places count on their own. */
  public List<Line> frames() {
    return frames;
  }

  /** Whether there were more or longer lines than we read. */
  public boolean cut() {
    return cut;
  }

  static String limited(String words) {
    return words.length() > LONGEST_LINE ? words.substring(0, LONGEST_LINE) : words;
  }

  static boolean isTooLong(CharSequence words) {
    return words.length() > LONGEST_LINE;
  }

  static boolean isFull(List<Line> lines) {
    return lines.size() >= MOST_LINES;
  }

  /**
   * The first heading of the highest rank, or, where that is hardly more than the name of the site,
   * the one of the next rank that the page's title speaks of; empty when there is none.
   */
  public String heading() {
    if (heading == null) {
      heading = highest();
    }
    return heading;
  }

  private String highest() {
    String first = "";
    for (int level = 1; level <= 3; level++) {
      for (Line line : lines) {
        if (line.level() == level && first.isEmpty()) {
          first = line.text();
        } else if (line.level() == level && common(first) == 0 && common(line.text()) > 1) {
          return line.text();
        }
      }
    }
    return first;
  }

  private int common(String heading) {
    Set<String> words = new HashSet<>(NameSimilarity.words(heading));
    words.retainAll(NameSimilarity.words(title));
    return words.size();
  }

  /** The lines as one text, cut off after a number of characters. */
  public String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      if (text.length() > longest) {
        break;
      }
      text.append(line.text()).append('\n');
    }
    return text.toString();
  }
}
