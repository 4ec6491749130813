package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.EventClaim;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What the tables of a page announce.
 *
 * @param rows the rows that were read, of which nothing else is to be made
 */
public record TableEvents(List<EventClaim> events, Set<Element> rows) {

  public TableEvents {
    events = List.copyOf(events);
    rows = Set.copyOf(rows);
  }
}
