package io.workshopstream.extraction;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Line;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a site's owner is at home: the place of events of which the page does not say where
 * they are. A house, a pub or a studio seldom repeats its own name beside each event.
 */
final class HomePlace {

  private static final int LONGEST_NAME = 80;
  private static final int MOST_NAME_WORDS = 9;
  private static final Pattern BETWEEN = Pattern.compile("\\s(?:[|•·»:–—-]|::)\\s");

  /** What is left of a line that goes on: "/ Detroit, MI 48226". */
  private static final Pattern MARKS = Pattern.compile("^[^\\p{L}\\p{N}]++");

  private final Reading page;

  private HomePlace(Reading page) {
    this.page = page;
  }

  static Optional<Claim> of(Reading page) {
    HomePlace home = new HomePlace(page);
    return home.addressed().or(home::named);
  }

  /** A postal address in the page's frame, or anywhere else, by the name that stands with it. */
  private Optional<Claim> addressed() {
    Optional<Claim> framed = addressed(page.outline().frames());
    return framed.isPresent() ? framed : addressed(page.outline().lines());
  }

  private Optional<Claim> addressed(List<Line> lines) {
    for (int index = 0; index < lines.size(); index++) {
      Line line = lines.get(index);
      if (Addresses.isAddress(line.text()) && !line.isHeading()) {
        String site = siteName();
        String above = index == 0 ? "" : lines.get(index - 1).text();
        String name = isName(above) ? above : site.isEmpty() ? line.text() : at(site, line.text());
        return Optional.of(new Claim(Field.PLACE, name, line.place()));
      }
    }
    return Optional.empty();
  }

  /**
   * An owner whose name is not that of a place, "Loop Chicago", is at home at an address. A line
   * that begins with anything but a number may tell where a company is registered.
   */
  private static String at(String owner, String address) {
    String plain = MARKS.matcher(address).replaceFirst("");
    if (plain.isEmpty() || plain.length() > LONGEST_NAME || Places.isPlace(owner)) {
      return owner;
    }
    boolean street = Character.isDigit(plain.charAt(0));
    return plain.startsWith(owner) ? plain : street ? owner + ", " + plain : owner;
  }

  private static boolean isName(String words) {
    int count = NameSimilarity.sequence(words).size();
    boolean organisation = Places.isPlace(words);
    return organisation && count <= MOST_NAME_WORDS && !Addresses.isAddress(words);
  }

  /** A site whose own name is that of a place. */
  private Optional<Claim> named() {
    String site = siteName();
    int comma = site.indexOf(", ");
    boolean inTown =
        comma > 0
            && site.length() > comma + 2
            && Character.isUpperCase(site.charAt(comma + 2))
            && site.indexOf(", ", comma + 2) < 0;
    return Places.isPlace(site) || inTown
        ? Optional.of(new Claim(Field.PLACE, site, "title"))
        : Optional.empty();
  }

  /** What the site calls itself: beside the page's own title, after a mark. */
  private String siteName() {
    Optional<Element> told = page.first("meta[property=og:site_name]");
    if (told.isPresent() && !told.get().attr("content").isBlank()) {
      return Markup.plain(told.get().attr("content"));
    }
    String[] parts = BETWEEN.split(Markup.oneLine(page.title()), -1);
    String last = parts.length > 1 ? withoutRemark(parts[parts.length - 1]) : "";
    return last.length() <= LONGEST_NAME && !Generic.isGeneric(last) ? last : "";
  }

  /** "Loft (House of Moving Arts)" is called by the short name. */
  private static String withoutRemark(@Nullable String words) {
    String plain = words == null ? "" : words.strip();
    int open = plain.indexOf(" (");
    return open > 0 && plain.endsWith(")") ? plain.substring(0, open) : plain;
  }
}
