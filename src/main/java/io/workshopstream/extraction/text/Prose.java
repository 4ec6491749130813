package io.workshopstream.extraction.text;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Details;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.name.Places;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds the event that a page without any layout announces in a sentence: one with a day, a time
 * and a word for taking place.
 */
public final class Prose implements WorkshopExtractor {

  private static final int MOST = 20;
  private static final int LONGEST = 600;
  private static final Set<String> TAKES_PLACE =
      Vocabulary.of(
          "held hold holds hosting host hosts hosted meet meets meeting join place takes happening"
              + " scheduled invite invites invited starts begins presents present performs perform"
              + " celebrate opens returns workshop class session concert festival event gather"
              + " convene convenes attend welcome come conduct conducting organising organizing");

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    for (Facts facts : page.facts()) {
      boolean told = !facts.days().isEmpty() && !facts.phrases().times().isEmpty();
      if (told && events.size() < MOST) {
        sentences(facts, page, events);
      }
    }
    return events;
  }

  private static void sentences(Facts facts, Reading page, List<EventClaim> events) {
    for (String sentence : facts.text().split("(?<=[a-z\\d)]{3}[.!?])\\s+(?=\\p{Lu})", -1)) {
      if (sentence.length() <= LONGEST && announces(sentence)) {
        events.add(new EventClaim("prose", Trust.TEXT, claims(sentence, facts, page)));
      }
    }
  }

  private static boolean announces(String sentence) {
    Phrases phrases = Phrases.in(sentence, DateOrder.DAY_FIRST);
    boolean day = phrases.dates().stream().anyMatch(date -> date.purpose() == Purpose.EVENT);
    boolean time = !Occasion.starts(phrases.times()).isEmpty();
    Set<String> words = NameSimilarity.words(sentence);
    return day && time && !Collections.disjoint(words, TAKES_PLACE);
  }

  private static List<Claim> claims(String sentence, Facts facts, Reading page) {
    String place = facts.line().place();
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, name(facts, page), place));
    claims.add(new Claim(Field.DATE, sentence, place));
    Places.inProse(sentence)
        .ifPresent(span -> claims.add(new Claim(Field.PLACE, span.in(sentence), place)));
    claims.addAll(Details.of(page.facts(), true, page));
    return claims;
  }

  /** The page's heading; where it says nothing, the short line above the sentence. */
  private static String name(Facts facts, Reading page) {
    String heading = page.outline().heading();
    if (!heading.isEmpty() && !Generic.isList(heading)) {
      return heading;
    }
    int above = facts.line().index() - 1;
    String line = above < 0 ? "" : page.facts().get(above).text();
    boolean named = !line.isEmpty() && line.length() <= 120 && !Generic.isGeneric(line);
    return named ? line : Markup.oneLine(page.title());
  }
}
