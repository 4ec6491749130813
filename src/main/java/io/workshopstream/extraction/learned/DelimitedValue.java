package io.workshopstream.extraction.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as a part of a text: between marks or words, such as "with" in "Pal Pal with Anvi".
 *
 * @param before what stands before the value; empty when it begins the text
 * @param after what stands behind it; empty when it ends the text
 */
record DelimitedValue(String before, String after) {

  /** The text is the value. */
  static final DelimitedValue WHOLE = new DelimitedValue("", "");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]{1,200}");
  private static final int LONGEST_LABEL = 4;
  private static final int LONGEST_MARK = 100;

  /** A word and where it stands. */
  private record Placed(String word, int start, int end) {}

  /** How a text holds a value; empty when it does not, or not so that it can be told. */
  static Optional<DelimitedValue> in(String text, String value) {
    List<Placed> words = words(text);
    List<String> wanted = words(value).stream().map(Placed::word).toList();
    List<String> all = words.stream().map(Placed::word).toList();
    for (int at = 0; !wanted.isEmpty() && at + wanted.size() <= all.size(); at++) {
      int end = at + wanted.size();
      if (all.subList(at, end).equals(wanted)) {
        DelimitedValue found = new DelimitedValue(before(text, words, at), after(text, words, end));
        boolean told =
            Math.max(found.before.length(), found.after.length()) <= LONGEST_MARK
                && found.of(text).filter(part -> isSame(part, value)).isPresent();
        if (told) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether two texts have the same words, whatever their case and marks. */
  static boolean isSame(String one, String other) {
    return words(one).stream()
        .map(Placed::word)
        .toList()
        .equals(words(other).stream().map(Placed::word).toList());
  }

  private static List<Placed> words(String text) {
    List<Placed> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(new Placed(word.group().toLowerCase(Locale.ROOT), word.start(), word.end()));
    }
    return words;
  }

  /** A whole label ("Teacher:"), else the marks or the word next to the value. */
  private static String before(String text, List<Placed> words, int at) {
    if (at == 0) {
      return "";
    }
    Placed last = words.get(at - 1);
    String marks = text.substring(last.end(), words.get(at).start()).strip();
    if (marks.startsWith(":") && at <= LONGEST_LABEL) {
      return text.substring(0, words.get(at).start()).strip();
    }
    return marks.isEmpty() ? last.word() : marks;
  }

  private static String after(String text, List<Placed> words, int end) {
    if (end == words.size()) {
      return "";
    }
    Placed next = words.get(end);
    String marks = text.substring(words.get(end - 1).end(), next.start()).strip();
    return marks.isEmpty() ? next.word() : marks;
  }

  /** Whether it begins with a label that says what the value is. */
  boolean isLabelled() {
    return before.endsWith(":");
  }

  /** Whether a word and no mark ends it. */
  boolean endsAtWord() {
    return isWord(after);
  }

  /** Whether what stands behind the value stands in this text as well. */
  boolean endsIn(String text) {
    return !after.isEmpty() && place(text, after, 0) >= 0;
  }

  private static boolean isWord(String mark) {
    return !mark.isEmpty() && Character.isLetterOrDigit(mark.codePointAt(0));
  }

  /** The value in a text; empty when it does not stand there so. */
  Optional<String> of(String text) {
    int start = before.isEmpty() ? 0 : place(text, before, 0);
    if (start < 0) {
      return Optional.empty();
    }
    int from = start + before.length();
    int end = after.isEmpty() ? -1 : place(text, after, from);
    String value = text.substring(from, end < 0 ? text.length() : end).strip();
    return words(value).isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Where a mark or a whole word stands; -1 for nowhere. */
  private static int place(String text, String mark, int from) {
    for (int at = from; at + mark.length() <= text.length(); at++) {
      if (text.regionMatches(true, at, mark, 0, mark.length()) && isApart(text, mark, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isApart(String text, String mark, int at) {
    int end = at + mark.length();
    boolean joinsBefore =
        Character.isLetterOrDigit(mark.charAt(0))
            && at > 0
            && Character.isLetterOrDigit(text.charAt(at - 1));
    boolean joinsAfter =
        Character.isLetterOrDigit(mark.charAt(mark.length() - 1))
            && end < text.length()
            && Character.isLetterOrDigit(text.charAt(end));
    return !joinsBefore && !joinsAfter;
  }
}
