package io.workshopstream.grammar.text;

/** What a date, a time or an amount is there for. */
public enum Purpose {
  /** The event itself: its day, its start, its ticket. */
  EVENT,
  /** When the doors open; the start when nothing else is written. */
  DOORS,
  /** When guests shall be there; the start when nothing else is written. */
  ARRIVAL,
  /** Until when to register or to pay. */
  DEADLINE,
  /** A part of a price that was named before. */
  PART,
  /** Fees and taxes on top of the price. */
  FEE,
  /** Anything else: parking, prizes, opening hours, publication dates. */
  OTHER
}
