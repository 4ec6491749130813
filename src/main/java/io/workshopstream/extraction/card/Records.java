package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Details;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.Stamps;
import io.workshopstream.extraction.reading.Venue;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Occasion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Finds events in the layout that people see: cards, table rows, sections with a day each. */
public final class Records {

  /** More events than this do not share one time or price that stands apart. */
  private static final int MOST_SHARING = 12;

  private static final int FEWEST_CARDS = 2;
  private static final Set<String> EACH = Vocabulary.of("per each both all single");
  private static final Set<Field> OWN = EnumSet.of(Field.SONG, Field.BOOKING_URL, Field.END);

  private Records() {}

  /**
   * The events of the layout, in the page's order.
   *
   * @param rows the rows of tables that were read as sessions: nothing else is to be made of them
   * @param stamps when the page was written
   */
  public static List<EventClaim> read(Reading page, Set<Element> rows, Stamps stamps) {
    List<Anchor> own = new ArrayList<>(Anchor.in(page));
    own.removeIf(anchor -> Reading.isInside(page.facts().get(anchor.index()).line(), rows));
    own.removeIf(anchor -> anchor.isStamp(stamps, page));
    own.removeIf(anchor -> Figures.areBeside(page.facts().get(anchor.index()), page));
    Days.dropDocuments(own, page);
    List<Regions.Member> members = Days.members(page, own);
    DaySections.Found programme = DaySections.in(page, own);
    own.removeIf(anchor -> programme.days().contains(anchor.index()));
    List<EventClaim> events = new ArrayList<>(programme.events());
    if (!own.isEmpty()) {
      events.addAll(records(Entries.of(page, own, members), rows.isEmpty(), page));
    }
    return events;
  }

  private static List<EventClaim> records(List<Entry> entries, boolean alone, Reading page) {
    List<List<Claim>> found = new ArrayList<>();
    entries.forEach(entry -> found.add(RecordClaims.of(entry, page)));
    List<List<Claim>> undated = UndatedCards.beside(entries, page);
    boolean cards = alone && areCards(found, undated);
    Trust trust = cards ? Trust.ITEMS : Trust.LISTING;
    if (entries.size() > 1) {
      share(entries, found, page);
    }
    shareLast(found);
    found.addAll(undated);
    return found.stream().map(claims -> new EventClaim("layout", trust, claims)).toList();
  }

  /** What stands below the last of several days may be said of all: "900/- per class". */
  private static void shareLast(List<List<Claim>> found) {
    int last = found.size() - 1;
    boolean only =
        last > 0 && found.subList(0, last).stream().noneMatch(claims -> has(claims, Field.PRICE));
    if (only && last < MOST_SHARING) {
      List<Claim> prices =
          found.get(last).stream()
              .filter(claim -> claim.field() == Field.PRICE && ofEach(claim.words()))
              .toList();
      found.subList(0, last).forEach(claims -> claims.addAll(prices));
    }
  }

  private static boolean ofEach(String words) {
    return !Collections.disjoint(NameSimilarity.words(words), EACH);
  }

  /**
   * Cards to choose from: each with a price of its own and a day that a label or its name gives.
   */
  private static boolean areCards(List<List<Claim>> found, List<List<Claim>> undated) {
    return found.size() + undated.size() >= FEWEST_CARDS
        && found.stream().allMatch(claims -> has(claims, Field.PRICE) && isTold(claims));
  }

  private static boolean isTold(List<Claim> claims) {
    return claims.stream().anyMatch(claim -> claim.field() == Field.DATE && claim.label() != null);
  }

  private static boolean has(List<Claim> claims, Field field) {
    return claims.stream().anyMatch(claim -> claim.field() == field);
  }

  /** Gives all events the time, price, place and people that the page names once for all. */
  private static void share(List<Entry> entries, List<List<Claim>> found, Reading page) {
    Set<Field> told = EnumSet.copyOf(OWN);
    found.forEach(claims -> claims.forEach(claim -> told.add(claim.field())));
    boolean timed =
        told.contains(Field.TIME) || entries.stream().anyMatch(entry -> isTimed(entry, page));
    List<Facts> others = outside(entries, page);
    List<Claim> venue = Venue.in(others, entries.get(0).box().from(), page.outline().heading());
    if (entries.size() > MOST_SHARING && venue.stream().noneMatch(Records::isAddressed)) {
      return;
    }
    if (entries.size() <= MOST_SHARING) {
      Details.of(others, timed, page).stream()
          .filter(claim -> !told.contains(claim.field()))
          .forEach(claim -> found.forEach(claims -> claims.add(claim)));
    }
    found.stream()
        .filter(claims -> !has(claims, Field.PLACE) && !has(claims, Field.ADDRESS))
        .forEach(claims -> claims.addAll(venue));
  }

  /** A place that is named with its address, once on a page, is that of all its events. */
  private static boolean isAddressed(Claim claim) {
    return Addresses.isAddress(claim.words());
  }

  private static boolean isTimed(Entry entry, Reading page) {
    return entry.anchors().stream()
        .map(anchor -> page.facts().get(anchor.index()).phrases().times())
        .anyMatch(times -> !Occasion.starts(times).isEmpty());
  }

  private static List<Facts> outside(List<Entry> entries, Reading page) {
    Set<Integer> inside = new HashSet<>();
    for (Entry entry : entries) {
      for (int index = entry.box().from(); index < entry.box().to(); index++) {
        inside.add(index);
      }
    }
    return page.facts().stream().filter(facts -> !inside.contains(facts.line().index())).toList();
  }
}
