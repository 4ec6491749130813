package io.workshopstream.extraction.claim;

import org.jspecify.annotations.Nullable;

/**
 * Words that a page uses about one side of an event, not interpreted.
 *
 * @param label what the page calls them, such as the tier of a price; null for nothing
 * @param place a selector, a path or an offset in the page
 * @param rule the number of the learned rule that it rests on; null for none
 */
public record Claim(
    Field field, String words, @Nullable String label, String place, @Nullable Long rule) {

  /** The label of a time that tells when something starts, and of which the end is another's. */
  public static final String START_ONLY = "start";

  /** The label of a day that stands on the line of the event's name. */
  public static final String NAME_LINE = "Name";

  private static final int LONGEST = 4000;

  public Claim {
    words = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  public Claim(Field field, String words, @Nullable String label, String place) {
    this(field, words, label, place, null);
  }

  public Claim(Field field, String words, String place) {
    this(field, words, null, place);
  }
}
