package io.workshopstream.grammar.date;

import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.text.Span;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One day, or a range of days, that a text names.
 *
 * @param last the last day of a range, which has everything that {@code first} has; null for a
 *     single day
 * @param purpose what the day is for, as the words before it say
 */
public record DateMention(
    Span span, WrittenDate first, @Nullable WrittenDate last, Purpose purpose) {

  private static final Pattern JOIN =
      Pattern.compile("(?i)[\\s,]*+(?:[&+/]|and|und|y|et|e)?+\\s*+");

  /** Whether nothing stands between the mentions of a text but what joins: "28 & 29 August". */
  public static boolean areList(List<DateMention> mentions, String text) {
    for (int next = 1; next < mentions.size(); next++) {
      int end = mentions.get(next - 1).span.end();
      int start = mentions.get(next).span.start();
      if (start < end || !JOIN.matcher(text.substring(end, start)).matches()) {
        return false;
      }
    }
    return true;
  }

  DateMention withYear(int year) {
    WrittenDate end = last;
    return new DateMention(
        span, first.withYear(year), end == null ? null : end.withYear(year), purpose);
  }

  public DateMention meant(Purpose other) {
    return new DateMention(span, first, last, other);
  }
}
