package io.workshopstream.extraction.claim;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a page claims.
 *
 * @param link the address that was asked for
 * @param address where redirects led
 * @param words what it says as a whole
 * @param home where the site's owner is at home; null when the page does not say
 * @param events in the page's order within each source
 * @param extent how much of the page they tell of
 * @param learned the numbers of the learned rules whose layout the page has
 */
public record PageClaims(
    URI link,
    URI address,
    Words words,
    @Nullable Claim home,
    List<EventClaim> events,
    Extent extent,
    Set<Long> learned) {

  /**
   * The words of a page.
   *
   * @param title the document's title, or its first heading; may be empty
   * @param heading the first heading of the highest rank; may be empty
   * @param text the visible words, cut off where they get long
   * @param hours every time of day that the words name, for whoever doubts what a machine says
   */
  public record Words(String title, String heading, String text, Set<LocalTime> hours) {

    public Words {
      hours = Set.copyOf(hours);
    }
  }

  public PageClaims {
    events = List.copyOf(events);
    learned = Set.copyOf(learned);
  }

  /** The claims of a page that was too much to read: none. */
  public static PageClaims tooMuch(URI link, URI address) {
    return new PageClaims(
        link, address, new Words("", "", "", Set.of()), null, List.of(), Extent.TOO_MUCH, Set.of());
  }

  public String title() {
    return words.title();
  }

  public String heading() {
    return words.heading();
  }

  public String text() {
    return words.text();
  }

  public Set<LocalTime> hours() {
    return words.hours();
  }

  /** The same page with other events. */
  public PageClaims with(List<EventClaim> others) {
    return new PageClaims(link, address, words, home, others, extent, learned);
  }
}
