package io.workshopstream.crawl.address;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of configured secrets, to be masked wherever a site echoes them. Spelled in any case
 * and with any letter escaped, once or several times. An immutable value.
 *
 * <p>Values that a sentence may hold by chance count only where addresses have parameters for keys:
 * those of less than eight characters, and those of less than sixteen without a digit or a sign.
 */
final class Secrets {

  /** What stands in their place. */
  static final String MASK = "***";

  private static final int SHORTEST = 8;
  private static final int SHORTEST_WORD = 16;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Pattern SEPARATOR = Pattern.compile("[?&#;=]");

  private final List<Pattern> patterns;

  /**
   * @param values as configured; of one that is a whole address, its user and the values in its
   *     query
   */
  Secrets(Collection<String> values) {
    patterns =
        values.stream()
            .map(String::strip)
            .flatMap(Secrets::parts)
            .filter(Secrets::isTelling)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Secrets::anySpelling)
            .toList();
  }

  private static Stream<String> parts(String value) {
    if (!value.startsWith("http://") && !value.startsWith("https://")) {
      return Stream.of(value);
    }
    URI address = URI.create(value);
    List<String> parts = new ArrayList<>();
    if (address.getUserInfo() != null) {
      parts.addAll(List.of(address.getUserInfo().split(":", -1)));
    }
    if (address.getRawQuery() != null) {
      SEPARATOR.splitAsStream(address.getRawQuery()).forEach(parts::add);
    }
    return parts.stream();
  }

  private static boolean isTelling(String value) {
    return value.length() >= (WORD.matcher(value).matches() ? SHORTEST_WORD : SHORTEST);
  }

  private static Pattern anySpelling(String value) {
    return Pattern.compile(
        value.codePoints().mapToObj(Secrets::anySpelling).collect(Collectors.joining()),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A letter, or its octets with a per cent sign, which may be escaped itself. */
  private static String anySpelling(int letter) {
    String plain = Character.toString(letter);
    String escaped = escaped(plain);
    boolean cased = !plain.equals(swapped(plain));
    String both = cased ? escaped + "|" + escaped(swapped(plain)) : escaped;
    return "(?:" + Pattern.quote(plain) + "|" + both + ")";
  }

  private static String escaped(String text) {
    StringBuilder octets = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      octets.append(String.format(Locale.ROOT, "%%(?:25)*+%02X", octet));
    }
    return octets.toString();
  }

  private static String swapped(String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    return letter.equals(upper) ? letter.toLowerCase(Locale.ROOT) : upper;
  }

  String masked(String text) {
    String shown = text;
    for (Pattern pattern : patterns) {
      shown = pattern.matcher(shown).replaceAll(MASK);
    }
    return shown;
  }
}
