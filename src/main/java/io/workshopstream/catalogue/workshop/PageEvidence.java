package io.workshopstream.catalogue.workshop;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What the values of a workshop rest on.
 *
 * @param uuid of the workshop
 * @param page where it was read
 * @param readAt when it was last read there
 * @param quotes at most {@value #MOST_QUOTES}
 */
public record PageEvidence(String uuid, URI page, Instant readAt, List<Quote> quotes) {

  /** No page says more about one workshop that people could look through. */
  public static final int MOST_QUOTES = 60;

  private static final int LONGEST_PLACE = 300;

  /**
   * Words of the page.
   *
   * @param value which value rests on them: {@code name}, {@code start}, {@code offers} …
   * @param extractor which extractor read them
   * @param place a selector, a path or an offset in the page
   */
  public record Quote(String value, String words, String extractor, String place) {

    public Quote {
      words = Fitted.stored(words, Columns.SONG);
      place = Fitted.stored(place, LONGEST_PLACE);
    }
  }

  public PageEvidence {
    quotes = quotes.stream().distinct().limit(MOST_QUOTES).toList();
  }

  /** The same of a workshop that is known under another key. */
  public PageEvidence withUuid(String other) {
    return new PageEvidence(other, page, readAt, quotes);
  }
}
