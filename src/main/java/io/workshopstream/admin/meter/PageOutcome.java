package io.workshopstream.admin.meter;

/** What became of a page that a studio links to. */
public enum PageOutcome {
  /** It announces workshops. */
  FOUND,
  /** It was read and announces none. */
  IGNORED,
  /** It could not be had, or to look at it broke. */
  FAILED,
  /** To read it would cost more than a page may. */
  TOO_MUCH
}
