package io.workshopstream.extraction.claim;

/** How far a source is trusted when two of them disagree, the most trusted first. */
public enum Trust {
  /** The page divides its event into sessions to choose from: a table, tickets, line items. */
  ITEMS,
  /** Structured data for machines: JSON-LD, microdata. */
  MARKUP,
  /** The data that a page's own application runs on. */
  DATA,
  /** A layout in which each event has its place. */
  LISTING,
  /** Labelled lines. */
  LABELS,
  /** Running text. */
  TEXT,
  /** What a language model points at. */
  MODEL
}
