package io.workshopstream.extraction.lesson;

import io.workshopstream.extraction.claim.Field;
import java.util.Arrays;
import java.util.Optional;

/** What a rule says of the records of a layout. */
public enum LessonKind {
  /** Which slot names the song. */
  NAME("name", Field.SONG),
  /** Which slot names who teaches. */
  PEOPLE("people", Field.PERFORMER),
  /** Which slot says what it costs. */
  PRICE("price", Field.PRICE),
  /** That such records are no events. */
  NO_EVENT("no_event", Field.NO_EVENT);

  private final String word;
  private final Field field;

  LessonKind(String word, Field field) {
    this.word = word;
    this.field = field;
  }

  /** The kind as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** The side of an event that the rule's claims are about. */
  public Field field() {
    return field;
  }

  /** The kind that a word names. */
  public static Optional<LessonKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
