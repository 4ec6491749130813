package io.workshopstream.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ruin.studio.Native;

class HouseTest {

  private static final String ROOT = "io.workshopstream";
  private static final Pattern DOOR =
      Pattern.compile("\\[`(\\w+)`]\\((src/main/java/[\\w/]+\\.java)\\)");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d \\| `(\\w+)` \\| ([^|]*) \\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses RUIN = new ClassFileImporter().importPackages("ruin");

  @TestFactory
  Stream<DynamicTest> the_house_keeps_each_rule() {
    return HouseRules.of(ROOT).entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> each_rule_bites_in_the_ruin() {
    return HouseRules.of("ruin").entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(rule.getValue().evaluate(RUIN).hasViolation())
                            .as("the ruin breaks the rule: " + rule.getKey())
                            .isTrue()));
  }

  @Test
  void each_way_to_speak_the_language_of_the_machine_is_found() {
    String found = LanguageRule.rule().evaluate(RUIN).getFailureReport().toString();

    assertThat(RUIN.get(Native.class).getMethods())
        .hasSizeGreaterThan(10)
        .allSatisfy(method -> assertThat(found).contains(method.getFullName()));
  }

  @Test
  void the_rooms_know_each_other_exactly_as_planned() {
    assertThat(edges(HOUSE, ROOT, name -> !ofTheRoot(name))).isEqualTo(new TreeMap<>(Plan.ROOMS));
  }

  @TestFactory
  Stream<DynamicTest> inner_rooms_know_each_other_exactly_as_planned() {
    return Plan.INNER_ROOMS.entrySet().stream()
        .map(
            room ->
                dynamicTest(
                    room.getKey().isEmpty() ? "(root)" : room.getKey(),
                    () ->
                        assertThat(innerEdges(room.getKey()))
                            .isEqualTo(new TreeMap<>(room.getValue()))));
  }

  private static Map<String, Set<String>> innerEdges(String room) {
    return room.isEmpty()
        ? edges(HOUSE, ROOT, HouseTest::ofTheRoot)
        : edges(HOUSE, ROOT + "." + room, name -> true);
  }

  /** Whether a package beside the rooms is an inner room of the root. */
  private static boolean ofTheRoot(String name) {
    return Plan.INNER_ROOMS.get("").containsKey(name);
  }

  @Test
  void the_readme_shows_the_rooms_as_planned() throws IOException {
    assertThat(table(Files.readString(Path.of("README.md")))).isEqualTo(new TreeMap<>(Plan.ROOMS));
  }

  @Test
  void a_room_that_the_readme_shows_otherwise_is_noticed() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(table(readme.replace("| `studio` | – |", "| `studio` | `run` |")))
        .isNotEqualTo(new TreeMap<>(Plan.ROOMS));
  }

  @Test
  void the_comparison_of_edges_bites_in_the_ruin() {
    assertThat(edges(RUIN, "ruin", name -> true))
        .isNotEqualTo(new TreeMap<>(Plan.ROOMS))
        .containsKey("crawl");
  }

  @Test
  void the_doors_that_the_readme_names_open() throws IOException {
    Matcher doors = DOOR.matcher(Files.readString(Path.of("README.md")));
    int opened = 0;
    while (doors.find()) {
      assertThat(Path.of(doors.group(2))).exists().hasFileName(doors.group(1) + ".java");
      opened++;
    }
    assertThat(opened).isGreaterThanOrEqualTo(8);
  }

  /** The rooms of the README's table, and those that each of them knows. */
  private static Map<String, Set<String>> table(String readme) {
    Map<String, Set<String>> rooms = new TreeMap<>();
    ROW.matcher(readme)
        .results()
        .forEach(
            row -> {
              Set<String> known = new TreeSet<>();
              NAME.matcher(row.group(2)).results().forEach(name -> known.add(name.group(1)));
              rooms.put(row.group(1), known);
            });
    return rooms;
  }

  private static Map<String, Set<String>> edges(
      JavaClasses classes, String root, Predicate<String> counted) {
    Map<String, Set<String>> edges = new TreeMap<>();
    for (JavaClass origin : classes) {
      String from = room(origin, root);
      if (!from.isEmpty() && counted.test(from)) {
        Set<String> known = edges.computeIfAbsent(from, room -> new TreeSet<>());
        origin.getDirectDependenciesFromSelf().stream()
            .map(dependency -> room(dependency.getTargetClass(), root))
            .filter(to -> !to.isEmpty() && !to.equals(from) && counted.test(to))
            .forEach(known::add);
      }
    }
    return edges;
  }

  /** The room of a class; empty for the root and for what is not ours. */
  private static String room(JavaClass type, String root) {
    String name = type.getPackageName();
    return name.startsWith(root + ".")
        ? name.substring(root.length() + 1).replaceFirst("\\..*", "")
        : "";
  }
}
