package io.workshopstream.extraction.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.WrittenDate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The days on which a page was written or changed, as its own data says: where they are printed,
 * nothing takes place.
 */
public record Stamps(Set<LocalDate> days) {

  private static final Pattern WRITTEN =
      Pattern.compile("(?i)publish|pubdate|modified|updated|created|entry-date|posted");
  private static final List<String> DATA =
      List.of("datePublished", "dateModified", "dateCreated", "uploadDate");
  private static final List<String> KEYS = List.of("property", "name", "itemprop", "class");
  private static final int MOST = 50;

  public static Stamps of(Reading page) {
    Set<LocalDate> days = new HashSet<>();
    for (Element element : page.select("meta[content], time[datetime]")) {
      boolean written =
          element.hasAttr("pubdate")
              || KEYS.stream().anyMatch(key -> WRITTEN.matcher(element.attr(key)).find());
      if (written && days.size() < MOST) {
        day(element.attr(element.nameIs("meta") ? "content" : "datetime"), days);
      }
    }
    for (Element script : page.select("script[type*=ld+json]")) {
      for (JsonNode root : page.json(script)) {
        JsonTree.objects(root, page.budget()).forEach(spot -> written(spot.node(), days));
      }
    }
    return new Stamps(Set.copyOf(days));
  }

  private static void written(JsonNode object, Set<LocalDate> days) {
    for (String key : DATA) {
      if (days.size() < MOST && object.path(key).isTextual()) {
        day(object.path(key).asText(), days);
      }
    }
  }

  private static void day(String words, Set<LocalDate> days) {
    IsoMoment.parse(words.strip()).map(IsoMoment::date).ifPresent(days::add);
  }

  /** Whether a day, with or without its year, is one of them. */
  public boolean contain(WrittenDate day) {
    return days.stream()
        .anyMatch(
            stamp ->
                stamp.getMonthValue() == day.month()
                    && stamp.getDayOfMonth() == day.day()
                    && (day.year() == 0 || day.year() == stamp.getYear()));
  }
}
