package io.workshopstream.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that look like settings and are none, each with the setting that was probably meant. A
 * dotted name below one of our prefixes counts; an environment variable only when it is near to a
 * setting, since others have variables that begin with {@code ACCESS_} too.
 */
final class UnknownSettings {

  private static final Set<String> PREFIXES =
      Set.of(
          "run",
          "stream",
          "crawl",
          "studio",
          "access",
          "extraction",
          "normalisation",
          "model",
          "database",
          "sample",
          "refresh",
          "schedule",
          "rate",
          "notice",
          "backup",
          "health",
          "mail",
          "log",
          "node",
          "server",
          "mp");
  private static final Set<String> SHARED = Set.of("mail", "log", "node", "server", "mp");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,200}");
  private static final int LONGEST = 200;

  private final Set<String> known;

  UnknownSettings(Collection<String> known) {
    this.known = new TreeSet<>(known);
  }

  /** One sentence for each such name; values are not looked at. */
  List<String> warnings(Collection<String> names) {
    return new TreeSet<>(names).stream().flatMap(name -> warning(name).stream()).toList();
  }

  private Optional<String> warning(String name) {
    return VARIABLE.matcher(name).matches() ? ofVariable(name) : ofProperty(name);
  }

  private Optional<String> ofProperty(String name) {
    int end = name.indexOf('.');
    String prefix = end < 0 ? "" : name.substring(0, end);
    if (!PREFIXES.contains(prefix) || known.contains(name) || name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> meant = nearest(name, known.stream());
    String answer = meant.map(key -> "; did you mean " + key + "?").orElse("");
    boolean elsewhere = SHARED.contains(prefix) || isKey(name);
    return elsewhere && meant.isEmpty()
        ? Optional.empty()
        : Optional.of(name + " is not a setting" + answer);
  }

  /** Which may be one of a studio that is added while the server runs. */
  private static boolean isKey(String name) {
    return name.startsWith("studio.") && name.endsWith(".key");
  }

  private Optional<String> ofVariable(String name) {
    boolean ours =
        PREFIXES.stream().anyMatch(p -> name.startsWith(KnownSettings.variable(p) + "_"));
    if (!ours || known.stream().anyMatch(key -> KnownSettings.variable(key).equals(name))) {
      return Optional.empty();
    }
    return nearest(name, known.stream().map(KnownSettings::variable))
        .map(meant -> name + " is not a setting; did you mean " + meant + "?");
  }

  private static Optional<String> nearest(String name, Stream<String> candidates) {
    int most = Math.max(3, name.length() / 6);
    return candidates
        .map(candidate -> new Near(candidate, distance(name, candidate)))
        .filter(near -> near.distance() <= most)
        .min((a, b) -> Integer.compare(a.distance(), b.distance()))
        .map(Near::name);
  }

  private record Near(String name, int distance) {}

  /** How many letters have to be added, taken away or changed, after Levenshtein. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
