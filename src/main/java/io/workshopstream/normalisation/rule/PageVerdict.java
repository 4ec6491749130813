package io.workshopstream.normalisation.rule;

import java.util.List;

/**
 * What becomes of a page.
 *
 * @param verdicts one for each event on the page, in the page's order
 * @param nothing why there are no events; {@link Nothing#NOT_EMPTY} when there are
 * @param whole whether all of the page was read: only then does its silence mean anything
 */
public record PageVerdict(List<Verdict> verdicts, Nothing nothing, boolean whole) {

  public PageVerdict {
    verdicts = List.copyOf(verdicts);
  }

  /** Of a page that was not read to its end. */
  public static PageVerdict tooMuch() {
    return new PageVerdict(List.of(), Nothing.TOO_MUCH, false);
  }

  /** Why a page announces nothing. */
  public enum Nothing {
    NOT_EMPTY,
    /** The page says that it does not exist or that something went wrong. */
    ERROR_PAGE,
    /** The page has almost no words without scripts. */
    EMPTY_PAGE,
    /** There are words, but no event is announced in them. */
    NO_EVENT,
    /** To read it would cost more than a page may. */
    TOO_MUCH
  }
}
