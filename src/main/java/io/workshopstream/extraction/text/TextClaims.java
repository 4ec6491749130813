package io.workshopstream.extraction.text;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.label.Labelled;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Span;
import io.workshopstream.grammar.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a block of running text into claims. */
final class TextClaims {

  private static final Pattern SENTENCE =
      Pattern.compile("\\p{L}{3}(?<!Smt|Mrs|rof|hri)(?=\\.\\s+\\p{Lu})");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_VALUE = 120;

  private static final Map<Label, Field> FIELDS =
      Map.of(
          Label.PLACE,
          Field.PLACE,
          Label.ARTIST,
          Field.PERFORMER,
          Label.ORGANIZER,
          Field.ORGANIZER,
          Label.SONG,
          Field.SONG,
          Label.DURATION,
          Field.DURATION);

  private final String text;
  private final String title;
  private final List<Labelled> labelled;
  private final List<PriceMention> prices;
  private final List<String> people;

  TextClaims(String text, Reading page) {
    this.text = text;
    this.title = page.outline().lines().isEmpty() ? "" : page.outline().lines().get(0).text();
    this.labelled = Labels.in(text);
    this.prices = Prices.ofTickets(text);
    List<String> named = People.introducedIn(title);
    List<String> leading = named.isEmpty() ? People.leadingIn(text) : named;
    this.people = leading.isEmpty() ? People.taughtIn(text) : leading;
  }

  /**
   * @param limit where the next block begins
   * @param blocks how many blocks the text has; what stands once, or before them all, counts for
   *     all of them
   * @param first where the first block begins
   */
  List<Claim> of(TextBlock block, int limit, int blocks, int first) {
    List<Claim> claims = new ArrayList<>();
    String above = blocks > 1 ? lineAbove(block.from()) : "";
    claims.add(new Claim(Field.NAME, above.isEmpty() ? shortened(title) : above, "line 1"));
    if (!above.isEmpty()) {
      claims.add(new Claim(Field.PART_OF, shortened(title), "line 1"));
    }
    String kind = block.startOnly() ? Claim.START_ONLY : null;
    block.dates().forEach(date -> claims.add(claim(Field.DATE, date, "Date")));
    block.times().forEach(time -> claims.add(claim(Field.TIME, time, kind)));
    Predicate<Span> own =
        place -> blocks == 1 || (place.start() >= block.from() && place.start() < limit);
    labelled(own, claims);
    if (claims.stream().noneMatch(claim -> claim.field() == Field.DURATION)) {
      Durations.ofEach(text).ifPresent(span -> claims.add(claim(Field.DURATION, span, null)));
    }
    prices(place -> own.test(place) || place.start() < first, claims);
    people.forEach(name -> claims.add(new Claim(Field.PERFORMER, name, "line 1")));
    return claims;
  }

  private Claim claim(Field field, Span place, @Nullable String label) {
    return new Claim(field, place.in(text), label, "offset " + place.start());
  }

  /** The line in front of a block, when it is short enough to name it. */
  private String lineAbove(int offset) {
    int end = text.lastIndexOf('\n', Math.max(0, offset - 1));
    int start = end < 0 ? -1 : text.lastIndexOf('\n', end - 1);
    String line = end < 0 ? "" : text.substring(start + 1, end).strip();
    boolean named = !line.isEmpty() && line.length() <= LONGEST_TITLE && start >= 0;
    return named && Label.whole(line).isEmpty() && !Generic.isProse(line) ? line : "";
  }

  private void labelled(Predicate<Span> own, List<Claim> claims) {
    for (Labelled found : labelled) {
      Field field = FIELDS.get(found.label());
      Span value = found.value();
      if (field != null && own.test(value)) {
        int end = Math.min(value.end(), value.start() + LONGEST_VALUE);
        int stop = endOfSentence(value.start(), end);
        claims.add(claim(field, new Span(value.start(), stop), null));
      }
    }
  }

  /** "Lola St. James. Block of four £44": the short word before the first dot goes on. */
  private int endOfSentence(int from, int end) {
    Matcher sentence = SENTENCE.matcher(text).region(from, end);
    return sentence.find() ? sentence.end() : end;
  }

  private void prices(Predicate<Span> own, List<Claim> claims) {
    for (PriceMention price : prices) {
      if (own.test(price.span())) {
        claims.add(claim(Field.PRICE, price.span(), price.label()));
      }
    }
  }

  private static String shortened(String title) {
    return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
  }
}
