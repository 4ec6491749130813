package io.workshopstream.extraction.reading;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.PriceTiers;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Durations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what some lines of a page say beside the name and the day: time, price, place, people.
 */
public final class Details {

  private static final int LONGEST_LINE = 200;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{4,300}[\\w/]");
  private static final Set<String> BOOKING =
      Vocabulary.of("book register buy tickets ticket rsvp booking enroll enrol reserve signup");

  private static final Pattern ADDRESS_MARKS = Pattern.compile("[-_/+.?=&:]");
  private static final int ENOUGH_FOR_BOOKING = 3;

  private final List<Facts> lines;

  /** Those of the lines that a label speaks of. */
  private final List<Facts> labelled;

  private final Reading page;
  private final List<Claim> claims = new ArrayList<>();

  private Details(List<Facts> lines, Reading page) {
    this.lines = lines;
    this.labelled =
        lines.stream().filter(it -> it.label() != null || !it.labelled().isEmpty()).toList();
    this.page = page;
  }

  /**
   * What the lines around an event say of it beside its day.
   *
   * @param timed whether the day's own line gives the time already
   */
  public static List<Claim> of(List<Facts> lines, boolean timed, Reading page) {
    return around(Starts.NOWHERE, lines, timed, page);
  }

  /**
   * The same around a line that gives the day: of several times the nearest counts.
   *
   * @param day the line's place on the page
   */
  public static List<Claim> around(int day, List<Facts> lines, boolean timed, Reading page) {
    Details details = new Details(lines, page);
    if (!timed) {
      details.claims.addAll(Starts.of(day, lines));
    }
    details.labelled(Field.DURATION, Label.DURATION);
    details.lasting();
    details.labelled(Field.SONG, Label.SONG);
    details.labelled(Field.PERFORMER, Label.ARTIST);
    details.labelled(Field.ORGANIZER, Label.ORGANIZER);
    details.labelled(Field.END, Label.END);
    details.prices();
    details.people();
    details.booking();
    return details.claims;
  }

  /** "Each class is 2 hours": said once for all of them. */
  private void lasting() {
    Iterator<Facts> all = lines.iterator();
    while (lacks(Field.DURATION) && all.hasNext()) {
      Facts facts = all.next();
      Durations.ofEach(facts.text())
          .ifPresent(span -> add(Field.DURATION, span.in(facts.text()), facts));
    }
  }

  private boolean lacks(Field field) {
    for (Claim claim : claims) {
      if (claim.field() == field) {
        return false;
      }
    }
    return true;
  }

  private void labelled(Field field, Label label) {
    for (Facts facts : labelled) {
      facts.under(label).forEach(value -> add(field, value, facts));
    }
  }

  private void add(Field field, String words, Facts facts) {
    claims.add(new Claim(field, words, facts.line().place()));
  }

  /** Each line with a price is claimed whole: its other words are the price's tier. */
  private void prices() {
    Set<String> seen = new HashSet<>();
    for (Facts facts : lines) {
      List<PriceMention> tickets = facts.tickets();
      String words = tickets.isEmpty() ? "" : tiered(facts);
      if (!tickets.isEmpty() && seen.add(words)) {
        add(Field.PRICE, words, facts);
      } else if (tickets.isEmpty() && facts.label() == Label.PRICE && facts.text().length() < 60) {
        add(Field.PRICE, "Price: " + facts.text(), facts);
      }
    }
  }

  /** With the tier that stands alone on the line before: "Early Bird" above "₹800". */
  private String tiered(Facts facts) {
    boolean bare = facts.text().codePoints().noneMatch(Character::isLetter);
    int before = facts.line().index() - 1;
    if (!bare || before < 0) {
      return facts.text();
    }
    String tier = page.facts().get(before).text();
    boolean named = tier.codePoints().anyMatch(Character::isLetter) && PriceTiers.isTier(tier);
    return named
        ? tier + " " + facts.text()
        : PriceTiers.endOf(tier).map(end -> end + " " + facts.text()).orElse(facts.text());
  }

  private void people() {
    for (Facts facts : lines) {
      String start = facts.text().toLowerCase(Locale.ROOT);
      boolean by = start.startsWith("by ") || start.startsWith("with ") || start.startsWith("ft");
      if (by && facts.text().length() < 80) {
        People.of(facts.text()).forEach(name -> add(Field.PERFORMER, name, facts));
      }
    }
    if (lacks(Field.PERFORMER)) {
      lines.stream().filter(Details::mayIntroduce).forEach(this::introduced);
    }
  }

  private static boolean mayIntroduce(Facts facts) {
    return facts.text().length() <= LONGEST_LINE && !Generic.isQuoted(facts.text());
  }

  private void introduced(Facts facts) {
    People.leadingIn(facts.text()).forEach(name -> add(Field.PERFORMER, name, facts));
  }

  private static boolean speaksOfBooking(String text) {
    return text.contains("sign up") || !Collections.disjoint(NameSimilarity.words(text), BOOKING);
  }

  /** An address is only taken apart where one of the words can be found in it. */
  private static boolean sells(String address) {
    for (String word : BOOKING) {
      if (address.contains(word)) {
        String words = ADDRESS_MARKS.matcher(address).replaceAll(" ");
        return !Collections.disjoint(NameSimilarity.words(words), BOOKING);
      }
    }
    return false;
  }

  private void booking() {
    linked();
    if (lacks(Field.BOOKING_URL)) {
      written();
    }
  }

  /** An address that stands in the words: "Tickets from http://…". */
  private void written() {
    for (Facts facts : lines) {
      boolean any = facts.text().contains("://");
      if (any && speaksOfBooking(facts.text().toLowerCase(Locale.ROOT))) {
        Matcher address = ADDRESS.matcher(facts.text());
        if (address.find()) {
          claims.add(new Claim(Field.BOOKING_URL, address.group(), facts.line().place()));
          return;
        }
      }
    }
  }

  /** The link that speaks most of booking: by its words, its address, and that it leads away. */
  private void linked() {
    String best = "";
    int most = ENOUGH_FOR_BOOKING - 1;
    Facts told = null;
    for (Facts facts : lines) {
      List<String> links = facts.line().links();
      String text = links.isEmpty() ? "" : facts.text().toLowerCase(Locale.ROOT);
      boolean said = text.length() < LONGEST_LINE && speaksOfBooking(text);
      for (String link : links) {
        int weight = isReal(link) ? (said ? ENOUGH_FOR_BOOKING : 0) + weight(link) : 0;
        if (weight > most) {
          most = weight;
          best = link;
          told = facts;
        }
      }
    }
    if (told != null) {
      claims.add(new Claim(Field.BOOKING_URL, page.absolute(best), told.line().place()));
    }
  }

  /** What an address says by itself: one of a seller, on another host. */
  private int weight(String link) {
    String plain = link.toLowerCase(Locale.ROOT);
    boolean sold = plain.contains("ticket") || sells(plain);
    String host = page.page().address().getHost();
    boolean away = plain.startsWith("http") && (host == null || !plain.contains(host));
    return (sold ? 2 : 0) + (away ? 1 : 0);
  }

  private static boolean isReal(String link) {
    return !link.startsWith("#")
        && !link.startsWith("mailto:")
        && !link.startsWith("tel:")
        && !link.startsWith("javascript:");
  }
}
