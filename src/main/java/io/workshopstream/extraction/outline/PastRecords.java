package io.workshopstream.extraction.outline;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Finds the records that a page marks as past by a class, beside others of their kind that it marks
 * as to come: it hides them, or shows them when somebody asks. What only is past, in a list of its
 * own or without such a mark, is none of them.
 */
final class PastRecords {

  private static final Pattern PAST = Pattern.compile("(?<![A-Za-z])past(?![A-Za-z])");
  private static final Pattern COMING =
      Pattern.compile("(?<![A-Za-z])(?:future|upcoming)(?![A-Za-z])");

  private PastRecords() {}

  /** Those among the elements of a page. */
  static Set<Element> in(List<Element> all) {
    Set<String> coming =
        all.stream()
            .filter(element -> isMarked(element, COMING))
            .map(PastRecords::kind)
            .filter(kind -> !kind.isEmpty())
            .collect(Collectors.toSet());
    return coming.isEmpty()
        ? Set.of()
        : all.stream()
            .filter(element -> isMarked(element, PAST) && coming.contains(kind(element)))
            .collect(Collectors.toSet());
  }

  private static boolean isMarked(Element element, Pattern mark) {
    String names = element.attr("class");
    boolean may = names.contains("past") || names.contains("future") || names.contains("upcoming");
    return may && mark.matcher(names).find();
  }

  /** The first class that does not say when; empty where all of them do. */
  private static String kind(Element element) {
    return element.classNames().stream()
        .filter(name -> !PAST.matcher(name).find() && !COMING.matcher(name).find())
        .findFirst()
        .orElse("");
  }
}
