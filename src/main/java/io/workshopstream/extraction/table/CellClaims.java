package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Paths;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.grammar.label.Label;
import io.workshopstream.grammar.price.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Turns the cells of one row into claims. */
final class CellClaims {

  private static final Map<Label, Field> FIELDS =
      Map.of(
          Label.NAME,
          Field.NAME,
          Label.SONG,
          Field.SONG,
          Label.DATE,
          Field.DATE,
          Label.TIME,
          Field.TIME,
          Label.DURATION,
          Field.DURATION,
          Label.PLACE,
          Field.PLACE,
          Label.ARTIST,
          Field.PERFORMER,
          Label.END,
          Field.END);

  private CellClaims() {}

  /**
   * @param first the first cell whose heading means nothing; the name where no cell is one
   */
  static Optional<EventClaim> of(
      Map<Label, String> cells, String first, Element row, Reading page) {
    String place = Paths.of(row);
    List<Claim> claims = new ArrayList<>();
    cells.forEach(
        (label, words) ->
            Optional.ofNullable(FIELDS.get(label))
                .ifPresent(
                    field ->
                        claims.add(
                            new Claim(field, words, field == Field.DATE ? "Date" : null, place))));
    String name = cells.getOrDefault(Label.NAME, cells.getOrDefault(Label.SONG, first));
    if (!cells.containsKey(Label.NAME) && !name.isEmpty()) {
      claims.add(new Claim(Field.NAME, name, place));
    }
    String price = cells.getOrDefault(Label.PRICE, name);
    if (!Prices.ofTickets("Fee: " + price).isEmpty()
        && (cells.containsKey(Label.PRICE) || !Prices.ofTickets(price).isEmpty())) {
      claims.add(new Claim(Field.PRICE, "Fee: " + price, place));
    }
    page.first(row, "a[href]")
        .map(link -> link.attr("href"))
        .filter(address -> !address.startsWith("#"))
        .ifPresent(
            address -> claims.add(new Claim(Field.BOOKING_URL, page.absolute(address), place)));
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventClaim("session-table", Trust.ITEMS, claims));
  }
}
