package io.workshopstream.extraction.lesson;

/**
 * A lesson that counts.
 *
 * @param number its name in lists and in the evidence of values
 */
public record LearnedRule(long number, Lesson lesson) {

  private static final String EXTRACTOR = "learned rule ";

  /** Who read a value that rests on this rule, for its evidence. */
  public static String extractor(long number) {
    return EXTRACTOR + number;
  }
}
