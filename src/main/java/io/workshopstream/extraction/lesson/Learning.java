package io.workshopstream.extraction.lesson;

/** What a correction teaches, or why it teaches nothing. */
public sealed interface Learning {

  /**
   * A lesson.
   *
   * @param words the words of the page that the value was found in
   */
  record Taught(Lesson lesson, String words) implements Learning {}

  /** Nothing can be learned. */
  record Nothing(Why why) implements Learning {}

  /** Why nothing can be learned. */
  enum Why {
    /** The page does not say the value. */
    NOT_ON_PAGE,
    /** The page has no layout: it is no HTML, or was too much to read. */
    NO_LAYOUT,
    /** Nothing on the page belongs to this event alone. */
    NO_RECORD,
    /** The value stands outside of the event's record, and would name all events the same. */
    OUTSIDE,
    /** Every record says the same there, as a heading does. */
    SAME_FOR_ALL,
    /** The event has the whole page, and nothing tells this page from others. */
    NO_BORDER,
    /** Other events stand in records of the same layout. */
    OTHERS_ALIKE
  }
}
