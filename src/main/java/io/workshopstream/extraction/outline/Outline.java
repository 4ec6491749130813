package io.workshopstream.extraction.outline;

import io.workshopstream.grammar.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;

/**
 * The visible lines of a page in reading order, without what frames every page of its site:
 * navigation, footer, comments.
 *
 * @param frames the lines of that frame; their places count on their own
 * @param title the page's own title; empty for a text
 */
public record Outline(List<Line> lines, List<Line> frames, String title) {

  private static final int MOST_LINES = 20_000;
  private static final int LONGEST_LINE = 6_000;

  public Outline {
    lines = List.copyOf(lines);
    frames = List.copyOf(frames);
  }

  /**
   * The outline of a document, in which cells that reach over several rows are repeated: whoever
   * reads its tables afterwards finds every row whole.
   */
  public static Outline of(Document document) {
    RowSpans.spread(document);
    return new OutlineReader().read(document);
  }

  public static Outline of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String piece : text.split("[\\r\\n]+", MOST_LINES)) {
      String words = Markup.oneLine(limited(piece));
      if (!words.isEmpty()) {
        lines.add(new Line(lines.size(), words, null, 0, false, List.of(), null));
      }
    }
    return new Outline(lines, List.of(), "");
  }

  static String limited(String words) {
    return words.length() > LONGEST_LINE ? words.substring(0, LONGEST_LINE) : words;
  }

  static boolean isFull(List<Line> lines) {
    return lines.size() >= MOST_LINES;
  }

  /**
   * The first heading of the highest rank, or, where that is hardly more than the name of the site,
   * the one of the next rank that the page's title speaks of; empty when there is none.
   */
  public String heading() {
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
    Set<String> words = Likeness.words(heading);
    words.retainAll(Likeness.words(title));
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
