package io.workshopstream.extraction.reading;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.NodeIterator;

/**
 * Finds in some lines of a page where an event takes place: what a label says first, then what a
 * class, a heading, an address or a name says, at last what running text does.
 */
public final class Venue {

  private static final Pattern ALL_AT =
      Pattern.compile(
          "^(?i)all (?:our |the )?(?:workshops|classes|sessions|programmes|programs|events)"
              + "(?: are| take place| will be)?(?: held)? (?:at|in) ");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=\\p{L}{2}|\\d{2})\\.\\s+(?=\\p{Lu}\\p{L}+\\s+\\p{Ll}+\\s+\\p{L})");
  private static final Pattern MARKS = Pattern.compile("[^a-z]+");
  private static final Set<String> CLASSES =
      Vocabulary.of("location venue address place locality adr where");
  private static final Set<String> UNKNOWN =
      Vocabulary.of("tba tbc tbd announced decided confirmed later soon be to");
  private static final int LONGEST = 160;

  /** A line has few; what it stands in may have all of the page. */
  private static final int MOST_ELEMENTS = 100;

  private static final int MOST_WORDS = 12;
  private static final int MOST_ADDRESS_LINES = 4;

  private static final double SAME = 0.6;

  private final List<Facts> lines;
  private final String name;
  private final List<Claim> claims = new ArrayList<>();

  private Venue(List<Facts> lines, String name) {
    this.lines = lines;
    this.name = name;
  }

  /**
   * The place and its address, as far as the lines around an event name them.
   *
   * @param day index on the page of the line that names the day; what stands behind it counts first
   * @param name the event's name, which is no place even where it sounds like one
   */
  public static List<Claim> in(List<Facts> lines, int day, String name) {
    List<Facts> ordered = new ArrayList<>();
    List<Facts> before = new ArrayList<>();
    for (Facts facts : lines) {
      if (!Generic.isQuoted(facts.text())) {
        (facts.line().index() < day ? before : ordered).add(facts);
      }
    }
    ordered.addAll(before);
    Venue venue = new Venue(ordered, name);
    venue.find();
    return venue.claims;
  }

  private void find() {
    labelled();
    if (claims.isEmpty()) {
      classed();
    }
    if (claims.isEmpty()) {
      headed();
    }
    if (claims.isEmpty()) {
      addressed();
    }
    if (claims.isEmpty()) {
      named();
    }
    if (claims.isEmpty()) {
      told();
    }
    claims.replaceAll(Venue::trimmed);
  }

  /** "All workshops at Thump Studio, Koramangala. Two for one." names its place in the middle. */
  private static Claim trimmed(Claim claim) {
    String words = ALL_AT.matcher(claim.words()).replaceFirst("");
    Matcher sentence = SENTENCE_END.matcher(words);
    String place = sentence.find() ? words.substring(0, sentence.start()) : words;
    return new Claim(claim.field(), place, claim.label(), claim.place());
  }

  private void labelled() {
    for (int index = 0; index < lines.size(); index++) {
      Facts facts = lines.get(index);
      for (String value : facts.under(Label.PLACE)) {
        if (isKnown(value)) {
          claims.add(new Claim(Field.PLACE, value, "Venue", facts.line().place()));
          address(index + 1);
        }
      }
    }
  }

  /** "To be announced" names no place. */
  private static boolean isKnown(String value) {
    Set<String> words = NameSimilarity.words(value);
    return !words.isEmpty()
        && !UNKNOWN.containsAll(words)
        && value.length() <= 400
        && !Generic.isGeneric(value);
  }

  /** The lines of an address that go on below a name. */
  private void address(int from) {
    List<String> parts = new ArrayList<>();
    int index = from;
    while (index < Math.min(lines.size(), from + MOST_ADDRESS_LINES) && isAddress(index)) {
      parts.add(lines.get(index).text());
      index++;
    }
    if (!parts.isEmpty()) {
      String place = lines.get(from).line().place();
      claims.add(new Claim(Field.ADDRESS, String.join(", ", parts), place));
    }
  }

  private boolean isAddress(int index) {
    Facts facts = lines.get(index);
    return !facts.line().isHeading()
        && facts.phrases().times().isEmpty()
        && Addresses.isAddress(facts.text());
  }

  private void classed() {
    for (Facts facts : lines) {
      Element element = facts.line().element();
      boolean fits = !facts.isDetail() && facts.text().length() < LONGEST;
      if (element != null && fits && isPlace(element) && isKnown(facts.text())) {
        claims.add(new Claim(Field.PLACE, facts.text(), facts.line().place()));
        address(lines.indexOf(facts) + 1);
        return;
      }
      boolean marks = element != null && element.firstElementChild() != null;
      String inside =
          element == null || !marks || facts.text().length() >= LONGEST ? "" : inline(element);
      if (!inside.isEmpty() && facts.text().contains(inside)) {
        claims.add(new Claim(Field.PLACE, inside, facts.line().place()));
        return;
      }
    }
  }

  private static boolean isPlace(Element element) {
    Element parent = element.parent();
    return named(element) || (parent != null && named(parent));
  }

  private static boolean named(Element element) {
    String classes = element.className().toLowerCase(Locale.ROOT);
    boolean may = false;
    for (String word : CLASSES) {
      may = may || classes.contains(word);
    }
    return element.nameIs("address")
        || (may && Arrays.stream(MARKS.split(classes, -1)).anyMatch(CLASSES::contains));
  }

  /** What an element inside a line marks as the place. */
  private static String inline(Element line) {
    Iterator<Element> inside = new NodeIterator<>(line, Element.class);
    inside.next();
    for (int count = 0; count < MOST_ELEMENTS && inside.hasNext(); count++) {
      Element child = inside.next();
      String classes = child.className().toLowerCase(Locale.ROOT);
      if ((classes.contains("venue") || classes.contains("location")) && named(child)) {
        return Markup.oneLine(child.text());
      }
    }
    return "";
  }

  /** Below a heading that speaks of the place among other things: "Venue & Timings". */
  private void headed() {
    for (int index = 0; index + 1 < lines.size(); index++) {
      if (lines.get(index).line().isHeading()
          && Label.all(lines.get(index).text()).contains(Label.PLACE)) {
        underHeading(index + 1);
        return;
      }
    }
  }

  private void underHeading(int from) {
    for (int index = from; index < Math.min(lines.size(), from + 4); index++) {
      Facts facts = lines.get(index);
      boolean when = !facts.phrases().dates().isEmpty() || !facts.phrases().times().isEmpty();
      boolean words = NameSimilarity.sequence(facts.text()).size() <= MOST_WORDS * 2;
      if (!when && words && facts.prices().isEmpty() && isKnown(facts.text())) {
        claims.add(new Claim(Field.PLACE, facts.text(), facts.line().place()));
        address(index + 1);
        return;
      }
    }
  }

  /** A postal address, with the name that stands above it. */
  private void addressed() {
    for (int index = 0; index < lines.size(); index++) {
      if (isAddress(index)) {
        if (index > 0 && mayBeName(index)) {
          Facts name = lines.get(index - 1);
          claims.add(new Claim(Field.PLACE, name.text(), name.line().place()));
        }
        address(index);
        return;
      }
    }
  }

  private boolean mayBeName(int index) {
    Facts name = lines.get(index - 1);
    boolean beside = name.line().index() == lines.get(index).line().index() - 1;
    return beside
        && !name.line().isHeading()
        && !name.isDetail()
        && !Generic.isGeneric(name.text())
        && !Generic.isProse(name.text())
        && NameSimilarity.sequence(name.text()).size() <= MOST_WORDS;
  }

  /** A line, or a piece of one, that is the name of a place. */
  private void named() {
    for (Facts facts : lines) {
      boolean title = facts.line().isHeading() || NameSimilarity.of(facts.text(), name) >= SAME;
      boolean prose = Generic.isProse(facts.text());
      Optional<Span> place = title || prose ? Optional.empty() : Places.among(facts.text());
      if (place.isPresent()) {
        claims.add(claim(facts, place.get()));
        return;
      }
      if (!facts.line().isHeading() && !facts.days().isEmpty() && besideName(facts)) {
        return;
      }
    }
  }

  /** "Rhythm for All, 4 March, 5pm, Studio Theatre": behind the first comma of a list's line. */
  private boolean besideName(Facts facts) {
    int comma = facts.text().indexOf(", ");
    String rest = comma < 0 ? "" : facts.text().substring(comma + 2);
    Optional<Span> place = Places.among(rest);
    place.ifPresent(
        span -> claims.add(new Claim(Field.PLACE, span.in(rest), facts.line().place())));
    return place.isPresent();
  }

  private void told() {
    for (Facts facts : lines) {
      Optional<Span> place = Places.inProse(facts.text());
      if (place.isPresent()) {
        claims.add(claim(facts, place.get()));
        return;
      }
    }
  }

  private static Claim claim(Facts facts, Span place) {
    return new Claim(Field.PLACE, place.in(facts.text()), facts.line().place());
  }
}
