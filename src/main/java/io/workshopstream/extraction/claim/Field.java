package io.workshopstream.extraction.claim;

/** What a claim is about. */
public enum Field {
  /** What the event or the session is called. */
  NAME,
  /** The event that this one is a session of. */
  PART_OF,
  /** When it starts: a moment in machine form, or a day and a time in words. */
  START,
  END,
  /** Words that name its days, and perhaps times. */
  DATE,
  /** Words that name its times. */
  TIME,
  DURATION,
  /** A heading above it that may give month and year: "January 2025". */
  PERIOD,
  /** The time zone in which its moments are written. */
  ZONE,
  PLACE,
  ADDRESS,
  PERFORMER,
  ORGANIZER,
  /** An amount; the claim's label is the tier. */
  PRICE,
  SONG,
  URL,
  BOOKING_URL,
  /** Whether it takes place: a schema.org status or the page's words. */
  STATUS,
  /** The kind of event in the page's vocabulary. */
  TYPE,
  DESCRIPTION,
  /** That it is none, as people have said of its layout. */
  NO_EVENT
}
