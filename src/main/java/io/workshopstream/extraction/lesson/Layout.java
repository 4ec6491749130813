package io.workshopstream.extraction.lesson;

/**
 * Which elements of a page are records of one kind: by tag and class, without what programs
 * generate.
 *
 * @param within the kind of an element somewhere around the record; empty when it may be anywhere
 * @param record the kind of the record itself, such as {@code article.card}
 */
public record Layout(String within, String record) {

  /** As people read it: {@code ul.news li}. */
  public String text() {
    return within.isEmpty() ? record : within + " " + record;
  }
}
