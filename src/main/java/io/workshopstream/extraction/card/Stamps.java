package io.workshopstream.extraction.card;

import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.WrittenDate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The days on which a page was written or changed, as its own data says: where they are printed,
 * nothing takes place.
 */
final class Stamps {

  private static final Pattern WRITTEN =
      Pattern.compile("(?i)publish|pubdate|modified|updated|created|entry-date|posted");
  private static final Pattern DATA =
      Pattern.compile(
          "\"(?:date(?:Published|Modified|Created)|uploadDate)\"\\s{0,9}:\\s{0,9}\"([^\"]{10,40})\"");
  private static final List<String> KEYS = List.of("property", "name", "itemprop", "class");
  private static final int MOST = 50;

  private Stamps() {}

  static Set<LocalDate> of(Reading page) {
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
      Matcher stamp = DATA.matcher(script.data());
      while (days.size() < MOST && stamp.find()) {
        day(stamp.group(1), days);
      }
    }
    return days;
  }

  private static void day(String words, Set<LocalDate> days) {
    IsoMoment.parse(words.strip()).map(IsoMoment::date).ifPresent(days::add);
  }

  /** Whether an unlabelled line names one of the days, and no other one and no time. */
  static boolean isOne(Anchor anchor, Set<LocalDate> stamps, Reading page) {
    boolean bare =
        !anchor.labelled() && page.facts().get(anchor.index()).phrases().times().isEmpty();
    List<DateMention> days =
        stamps.isEmpty() || !bare ? List.of() : Dates.in(anchor.words(), DateOrder.DAY_FIRST);
    WrittenDate day = days.size() == 1 ? days.get(0).first() : null;
    return day != null
        && stamps.stream()
            .anyMatch(
                stamp ->
                    stamp.getMonthValue() == day.month()
                        && stamp.getDayOfMonth() == day.day()
                        && (day.year() == 0 || day.year() == stamp.getYear()));
  }
}
