package io.workshopstream.extraction.outline;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * One visible line of a page.
 *
 * @param index its place among the page's lines
 * @param element the block that it stands in; null in a page of plain text
 * @param level 1 to 6 for a heading, 0 otherwise
 * @param marked set apart from its neighbours: wholly bold or a link
 * @param links addresses that its words lead to, as written
 * @param machineTime the time stamp of a {@code time} element in it; null when there is none
 */
public record Line(
    int index,
    String text,
    @Nullable Element element,
    int level,
    boolean marked,
    List<String> links,
    @Nullable String machineTime) {

  Line at(int place) {
    return new Line(place, text, element, level, marked, links, machineTime);
  }

  public boolean isHeading() {
    return level > 0;
  }

  public String place() {
    return element == null ? "line " + (index + 1) : Paths.of(element);
  }
}
