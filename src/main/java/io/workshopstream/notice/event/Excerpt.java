package io.workshopstream.notice.event;

import java.util.regex.Pattern;

/** Words of others, made fit for one line, for a mail and for every database. */
public final class Excerpt {

  /** Control characters, ends of lines, and halves of letters. */
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u0080-\\u009f\\u2028\\u2029]+");

  private Excerpt() {}

  /**
   * One line with so many characters at most, the last of them an ellipsis where there were more.
   */
  public static String of(String text, int longest) {
    String head = text.length() <= 2 * longest ? text : text.substring(0, 2 * longest);
    String line = fit(head);
    return line.length() <= longest ? line : fit(line.substring(0, longest - 1)) + "…";
  }

  private static String fit(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}
