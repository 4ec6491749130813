package io.workshopstream.extraction.outline;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One visible line of a page.
 *
 * @param index its place among the page's lines
 * @param element the block that it stands in; null in a page of plain text
 * @param style how it is set apart from its neighbours
 * @param links addresses that its words lead to, as written
 * @param machineTime the time stamp of a {@code time} element in it; null when there is none
 */
public record Line(
    int index,
    String text,
    @Nullable Element element,
    Style style,
    List<String> links,
    @Nullable String machineTime) {

  private static final Pattern FILE = Pattern.compile("(?i)\\.(?:pdf|docx?|xlsx?|pptx?)(?:[?#]|$)");

  /**
   * How a line is set apart.
   *
   * @param level 1 to 6 for a heading, 0 otherwise
   * @param marked wholly bold or a link
   */
  record Style(int level, boolean marked) {

    static final Style PLAIN = new Style(0, false);
  }

  Line at(int place) {
    return new Line(place, text, element, style, links, machineTime);
  }

  /** 1 to 6 for a heading, 0 otherwise. */
  public int level() {
    return style.level();
  }

  /** Whether it is wholly bold or a link. */
  public boolean marked() {
    return style.marked();
  }

  public boolean isHeading() {
    return level() > 0;
  }

  /** Whether it leads to files and to nothing else. */
  public boolean isFile() {
    return !links.isEmpty() && links.stream().allMatch(link -> FILE.matcher(link).find());
  }

  public String place() {
    return element == null ? "line " + (index + 1) : Paths.of(element);
  }
}
