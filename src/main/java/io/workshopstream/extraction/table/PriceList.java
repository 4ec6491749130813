package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Generic;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.grammar.price.BundleNames;
import io.workshopstream.grammar.price.Fees;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names with prices beside them, such as tickets to choose from. They have no day of their
 * own: they tell what an event of that name costs, and what is sold together.
 */
public final class PriceList implements WorkshopExtractor {

  private static final int MOST = 100;
  private static final int LOOK_BACK = 4;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> prices = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Facts> lines = page.facts();
    for (int index = 0; index < lines.size() && prices.size() < MOST; index++) {
      List<PriceMention> tickets = lines.get(index).tickets();
      if (tickets.size() == 1 && lines.get(index).phrases().dates().isEmpty()) {
        String name = name(lines, index, tickets.get(0));
        if (!name.isEmpty() && !Fees.isFee(name) && seen.add(name)) {
          prices.add(claim(name, lines.get(index), tickets.get(0)));
        }
      }
    }
    return prices;
  }

  private static EventClaim claim(String name, Facts facts, PriceMention price) {
    String place = facts.line().place();
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, name, place));
    claims.add(new Claim(Field.PRICE, price.span().in(facts.text()), place));
    return new EventClaim("price-list", Trust.LISTING, claims);
  }

  /** The words on the price's own line, else the nearest line above that may be a name. */
  private static String name(List<Facts> lines, int index, PriceMention price) {
    String label = price.label();
    if (label != null && label.length() <= 60) {
      return label;
    }
    for (int above = index - 1; above >= Math.max(0, index - LOOK_BACK); above--) {
      Facts facts = lines.get(above);
      int words = NameSimilarity.sequence(facts.text()).size();
      boolean name =
          words > 0
              && words <= 10
              && !facts.isDetail()
              && (!Generic.isGeneric(facts.text()) || BundleNames.isNamed(facts.text()));
      if (name && !Generic.isProse(facts.text())) {
        return facts.text();
      }
      if (!facts.tickets().isEmpty()) {
        return "";
      }
    }
    return "";
  }
}
