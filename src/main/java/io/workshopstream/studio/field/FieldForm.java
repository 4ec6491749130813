package io.workshopstream.studio.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be.
 *
 * @param kind of its column, and of its value on the wire
 * @param must what it has to be, such as {@code a whole number from 0 to 100}
 * @param reading gives the one spelling in which the value is kept; null when it cannot work
 */
record FieldForm(Kind kind, String must, Function<String, @Nullable String> reading) {

  /** What a value is on the wire and in the database. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG
  }

  /** In characters; also the width of the columns. */
  private static final int LONGEST_ADDRESS = 2000;

  /** In characters; also the width of the column, there and in the table of schedules. */
  private static final int LONGEST_ZONE = 64;

  private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1");
  private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern PREFIX = Pattern.compile("(?i)https?://[^/?#@]+(?:[/?#].*)?");
  private static final String WEB =
      "an address that begins with http:// or https://, has no user name and at most "
          + LONGEST_ADDRESS
          + " characters";

  static FieldForm line(int longest) {
    String must = "a line of at most " + longest + " characters";
    return new FieldForm(Kind.TEXT, must, text -> isLine(text, longest) ? text : null);
  }

  private static boolean isLine(String text, int longest) {
    return text.length() <= longest && text.codePoints().noneMatch(FieldForm::isHidden);
  }

  private static boolean isHidden(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  static FieldForm number(int least, int most) {
    String must = String.format(Locale.ROOT, "a whole number from %d to %d", least, most);
    return new FieldForm(Kind.NUMBER, must, text -> whole(text, least, most));
  }

  private static @Nullable String whole(String text, int least, int most) {
    if (!WHOLE.matcher(text).matches()) {
      return null;
    }
    int value = Integer.parseInt(text);
    return value < least || value > most ? null : String.valueOf(value);
  }

  static FieldForm flag() {
    return new FieldForm(Kind.FLAG, "true or false", FieldForm::flag);
  }

  private static @Nullable String flag(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? "true" : NO.contains(word) ? "false" : null;
  }

  static FieldForm oneOf(String... words) {
    return new FieldForm(
        Kind.TEXT,
        "one of " + String.join(", ", words),
        text ->
            Arrays.stream(words)
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .orElse(null));
  }

  static FieldForm zone() {
    return new FieldForm(
        Kind.TEXT, "the name of a time zone, such as Asia/Kolkata", FieldForm::zone);
  }

  private static @Nullable String zone(String text) {
    try {
      String zone = ZoneId.of(text).getId();
      return zone.length() <= LONGEST_ZONE ? zone : null;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  static FieldForm cron() {
    return new FieldForm(
        Kind.TEXT,
        "minute, hour, day of month, month and day of week as in UNIX cron, such as 0 5 * * *,"
            + " and come some day",
        text -> CronExpression.parse(text).map(CronExpression::value).orElse(null));
  }

  /** The address of a page. */
  static FieldForm address() {
    return new FieldForm(Kind.TEXT, WEB, text -> isAddress(text) ? text : null);
  }

  /** The address of a page with a place for a key, which is not in the name of its host. */
  static FieldForm template() {
    return new FieldForm(
        Kind.TEXT, WEB, text -> isAddress(KeyPlace.filled(text, "key")) ? text : null);
  }

  private static boolean isAddress(String text) {
    if (!isLine(text, LONGEST_ADDRESS)) {
      return false;
    }
    try {
      URI address = new URI(text);
      return PREFIX.matcher(text).matches()
          && address.getHost() != null
          && address.getRawUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  /** What addresses begin with. */
  static FieldForm prefix() {
    return new FieldForm(
        Kind.TEXT,
        WEB,
        text -> isLine(text, LONGEST_ADDRESS) && PREFIX.matcher(text).matches() ? text : null);
  }
}
