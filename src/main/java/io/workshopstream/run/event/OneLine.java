package io.workshopstream.run.event;

import java.util.regex.Pattern;

/**
 * A text from outside as one line of a terminal or a text file: nothing in it breaks the line,
 * moves the cursor, colours, turns the direction of writing, or is invisible.
 */
public final class OneLine {

  private static final Pattern BREAKS = Pattern.compile("[\\s\\x85\\u2028\\u2029]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

  private OneLine() {}

  /** The line; breaks and tabs become blanks, what is left of controls a mark that shows it. */
  public static String of(String text) {
    if (isPrintable(text)) {
      return text;
    }
    String line = BREAKS.matcher(text).replaceAll(" ");
    return CONTROLS.matcher(line).replaceAll("\uFFFD");
  }

  /** Whether it has only letters and signs of ASCII, as most lines have: patterns take longer. */
  private static boolean isPrintable(String text) {
    return text.chars().allMatch(sign -> sign >= ' ' && sign <= '~');
  }
}
