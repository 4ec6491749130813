package io.workshopstream.extraction.card;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Facts;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.price.Fees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds cards beside the dated ones that have a price but no day: what is sold together. */
final class UndatedCards {

  private static final int DEEPEST = 500;
  private static final int MOST_LINES = 12;

  private UndatedCards() {}

  static List<List<Claim>> beside(List<Entry> entries, Reading page) {
    Set<Element> dated = new HashSet<>();
    Set<Element> lists = new HashSet<>();
    for (Entry entry : entries) {
      Element card = entry.box().element();
      Element list = card == null ? null : card.parent();
      if (card != null && list != null && !card.nameIs("body") && !list.nameIs("body")) {
        dated.add(card);
        lists.add(list);
      }
    }
    List<List<Claim>> found = new ArrayList<>();
    if (dated.size() > 1 || entries.size() == 1) {
      cards(lists, dated, page).forEach(lines -> claims(lines).ifPresent(found::add));
    }
    return found;
  }

  private static Iterable<List<Facts>> cards(Set<Element> lists, Set<Element> dated, Reading page) {
    Map<Element, List<Facts>> cards = new LinkedHashMap<>();
    for (Facts facts : page.facts()) {
      Element card = cardOf(facts.line().element(), lists);
      if (card != null && !dated.contains(card)) {
        cards.computeIfAbsent(card, unused -> new ArrayList<>()).add(facts);
      }
    }
    return cards.values();
  }

  private static @Nullable Element cardOf(@Nullable Element element, Set<Element> lists) {
    Element at = element;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      Element parent = at.parent();
      if (parent != null && lists.contains(parent)) {
        return at;
      }
      at = parent;
    }
    return null;
  }

  private static Optional<List<Claim>> claims(List<Facts> lines) {
    List<Facts> prices = lines.stream().filter(facts -> !facts.tickets().isEmpty()).toList();
    Facts first = lines.get(0);
    boolean named = !first.isDetail() || (first.line().isHeading() && first.tickets().isEmpty());
    if (prices.isEmpty() || !named || Fees.isFee(first.text()) || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, first.text(), first.line().place()));
    prices.forEach(facts -> claims.add(new Claim(Field.PRICE, facts.text(), facts.line().place())));
    return Optional.of(claims);
  }
}
