package io.workshopstream.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every regular expression of the house by the place where it stands: those in static fields, and
 * those written where words are split, matched or replaced.
 */
final class HousePatterns {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\.(split|matches|replaceAll|replaceFirst)"
              + "\\(\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(?=Pattern\\.quote\\())");

  /** The same names on a matcher take no pattern. */
  private static final Pattern ON_MATCHER = Pattern.compile("\\.matcher\\([^;{}]*+$");

  private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");
  private static final Set<String> TAKING_A_PATTERN =
      Set.of("split", "matches", "replaceAll", "replaceFirst");

  private final JavaClasses house;

  HousePatterns(JavaClasses house) {
    this.house = house;
  }

  Map<String, Pattern> all() throws IOException, ReflectiveOperationException {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (JavaClass type : house) {
      for (JavaField field : type.getFields()) {
        if (isPattern(field) && field.getModifiers().contains(JavaModifier.STATIC)) {
          Field held = Class.forName(type.getName()).getDeclaredField(field.getName());
          held.setAccessible(true);
          add(field.getFullName(), held.get(null), patterns);
        }
      }
    }
    for (Path file : files()) {
      literals(file).stream()
          .filter(words -> !words.isEmpty())
          .forEach(words -> patterns.put(file + " \"" + words + "\"", Pattern.compile(words)));
    }
    return patterns;
  }

  private static boolean isPattern(JavaField field) {
    return field.getType().getAllInvolvedRawTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Pattern.class));
  }

  private static void add(String name, Object value, Map<String, Pattern> patterns) {
    if (value instanceof Pattern pattern) {
      patterns.put(name, pattern);
    } else if (value instanceof Collection<?> several) {
      several.forEach(one -> add(name + " " + one, one, patterns));
    } else if (value instanceof Map<?, ?> several) {
      several.forEach((key, one) -> add(name + " " + key, one, patterns));
      several.forEach((key, one) -> add(name + " " + one, key, patterns));
    }
  }

  /** The code that compiles a pattern elsewhere than for a static field. */
  List<String> compiledElsewhere() {
    return house.stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class))
        .filter(call -> call.getName().equals("compile"))
        .map(call -> call.getOrigin().getFullName())
        .filter(origin -> !origin.contains("<clinit>") && !origin.contains("lambda$static$"))
        .distinct()
        .toList();
  }

  /** By source, how often words are split, matched or replaced by a pattern. */
  Map<String, Integer> uses() {
    Map<String, Integer> uses = new TreeMap<>();
    for (JavaClass type : house) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        if (call.getTargetOwner().isEquivalentTo(String.class)
            && TAKING_A_PATTERN.contains(call.getName())) {
          uses.merge(source(type).toString(), 1, Integer::sum);
        }
      }
    }
    return uses;
  }

  /** By source, how often the pattern of such a use is written there, as a literal or quoted. */
  Map<String, Integer> literals() throws IOException {
    Map<String, Integer> written = new TreeMap<>();
    for (Path file : files()) {
      int count = literals(file).size();
      if (count > 0) {
        written.put(file.toString(), count);
      }
    }
    return written;
  }

  private static Path source(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
    return SOURCES.resolve(name + ".java");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> literals(Path file) throws IOException {
    String source = Files.readString(file);
    return LITERAL
        .matcher(source)
        .results()
        .filter(found -> !found.group(1).startsWith("replace") || !isOnMatcher(source, found))
        .map(found -> found.group(2) == null ? "" : plain(found.group(2)))
        .toList();
  }

  private static boolean isOnMatcher(String source, MatchResult found) {
    String before = source.substring(Math.max(0, found.start() - 200), found.start());
    return ON_MATCHER.matcher(before).find();
  }

  private static String plain(String literal) {
    return UNICODE
        .matcher(literal)
        .replaceAll(
            found -> Matcher.quoteReplacement("" + (char) Integer.parseInt(found.group(1), 16)))
        .translateEscapes();
  }
}
