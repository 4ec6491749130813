package io.workshopstream.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every regular expression of the house looks at each letter a bounded number of times. */
class PatternsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.workshopstream");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\.(?:split|matches|replaceAll|replaceFirst)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");
  private static final Set<String> TAKING_A_PATTERN =
      Set.of("split", "matches", "replaceAll", "replaceFirst");
  private static final int LENGTH = 1 << 20;

  /** Counted repeats such as {@code .{0,30}} look again, but not more often than they count. */
  private static final long LOOKS_AT_A_LETTER = 400;

  /** Words that count how often they are looked at, and refuse beyond a bound. */
  private static final class Counted implements CharSequence {
    private final String words;
    private long looks;

    Counted(String words) {
      this.words = words;
    }

    @Override
    public int length() {
      return words.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > LOOKS_AT_A_LETTER * words.length()) {
        throw new IllegalStateException(
            "looks more than %d times at each letter".formatted(LOOKS_AT_A_LETTER));
      }
      return words.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return words.substring(from, to);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<String> hostile() {
    return Stream.of(
            "\\",
            " ",
            "a",
            "1",
            "a1",
            "A",
            "/",
            "//a",
            ".",
            ",",
            "-",
            "_a",
            "#",
            "&",
            "(",
            "(a) ",
            "\"/a",
            "\"a'",
            "<!--",
            "<a",
            "[",
            "{{a",
            "=",
            "%2e",
            "@",
            "\t\n",
            "a ",
            "A a ",
            "a. ",
            "http:",
            "https://",
            "data-",
            "location =",
            "charset ",
            "net::ERR_",
            "5 Dec ",
            "every ",
            "and ",
            "all class ",
            "dance ",
            "12:30",
            "“a",
            "é")
        .map(piece -> piece.repeat(LENGTH / piece.length()) + "\u0001;");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_megabyte_of_hostile_words_costs_each_pattern_a_bounded_number_of_looks(String words)
      throws Exception {
    Map<String, Pattern> patterns = patterns();
    assertThat(patterns).hasSizeGreaterThan(100);
    patterns.forEach((place, pattern) -> assertLinear(place, pattern, words));
  }

  private static void assertLinear(String place, Pattern pattern, String words) {
    try {
      Matcher matcher = pattern.matcher(new Counted(words));
      int found = 0;
      while (matcher.find()) {
        found++;
      }
      assertThat(found).isNotNegative();
    } catch (IllegalStateException | StackOverflowError tooMuch) {
      throw new AssertionError(
          place + " with " + pattern + " on " + words.substring(0, 20) + "…: " + tooMuch, tooMuch);
    }
  }

  @Test
  void a_quadratic_pattern_is_found_out() {
    Pattern old = Pattern.compile("\\\\++(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\"'/]))");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> assertLinear("old", old, "\\".repeat(LENGTH)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void patterns_stand_in_static_fields_where_this_test_finds_them() {
    List<String> elsewhere =
        HOUSE.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class))
            .filter(call -> call.getName().equals("compile"))
            .map(call -> call.getOrigin().getFullName())
            .filter(origin -> !origin.contains("<clinit>") && !origin.contains("lambda$static$"))
            .toList();
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void patterns_in_words_are_literals_where_this_test_finds_them() throws IOException {
    Map<String, Integer> called = new TreeMap<>();
    for (JavaClass type : HOUSE) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        if (call.getTargetOwner().isEquivalentTo(String.class)
            && TAKING_A_PATTERN.contains(call.getName())) {
          called.merge(source(type).toString(), 1, Integer::sum);
        }
      }
    }
    Map<String, Integer> written = new TreeMap<>();
    for (Path file : files()) {
      int count = literals(file).size();
      if (count > 0) {
        written.put(file.toString(), count);
      }
    }
    assertThat(written).isEqualTo(called);
  }

  private static Path source(JavaClass type) {
    String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
    return SOURCES.resolve(name + ".java");
  }

  private static Map<String, Pattern> patterns() throws Exception {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    for (JavaClass type : HOUSE) {
      for (JavaField field : type.getFields()) {
        boolean holds =
            field.getType().getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> raw.isEquivalentTo(Pattern.class));
        if (holds && field.getModifiers().contains(JavaModifier.STATIC)) {
          Field held = Class.forName(type.getName()).getDeclaredField(field.getName());
          held.setAccessible(true);
          add(field.getFullName(), held.get(null), patterns);
        }
      }
    }
    for (Path file : files()) {
      literals(file)
          .forEach(words -> patterns.put(file + " \"" + words + "\"", Pattern.compile(words)));
    }
    return patterns;
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

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> literals(Path file) throws IOException {
    return LITERAL
        .matcher(Files.readString(file))
        .results()
        .map(found -> words(found.group(1)))
        .toList();
  }

  private static String words(String literal) {
    return UNICODE
        .matcher(literal)
        .replaceAll(
            found -> Matcher.quoteReplacement("" + (char) Integer.parseInt(found.group(1), 16)))
        .translateEscapes();
  }
}
