package io.workshopstream.extraction.claim;

/** How much of a page was read. */
public enum Extent {
  WHOLE,
  /** It is longer than we read, or announces more than we take; what is told was read. */
  IN_PART,
  /** Its reading cost more than a page may, or was called off; nothing is told. */
  TOO_MUCH
}
