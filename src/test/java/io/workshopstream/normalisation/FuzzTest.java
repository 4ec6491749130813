package io.workshopstream.normalisation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.Page;
import io.workshopstream.normalisation.rule.PageVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads pages that were torn, doubled and mixed at random, from page to workshop, for a stated
 * time: {@code mvn test -Dtest=FuzzTest -Dfuzz.minutes=10}, with {@code -Dfuzz.seed} to repeat a
 * finding and {@code -Dfuzz.pages=folder} to begin with pages of one's own.
 */
@EnabledIfSystemProperty(named = "fuzz.minutes", matches = "\\d+")
class FuzzTest {

  private static final Duration SLOW = Duration.ofSeconds(10);
  private static final List<Page.Kind> KINDS = List.of(Page.Kind.values());
  private static final int LONGEST = 400_000;
  private static final int MOST_CHANGES = 12;
  private static final String[] WEDGES = {
    "<",
    ">",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\\",
    "\u0000",
    "\ud83d",
    "<!--",
    "</script>",
    "&#",
    "<table>",
    "<li>",
    "99999999999999999999",
    "31 Feb",
    "24:61",
    "₹",
    "2026-13-45T99:00",
    "\n"
  };

  private final List<String> pages = pages();
  private final List<String> problems = new ArrayList<>();
  private long slowest;

  @Test
  void whatever_becomes_of_a_page_it_is_read_to_its_end(TestReporter reporter) {
    long first = Long.getLong("fuzz.seed", System.nanoTime());
    long end = System.nanoTime() + Duration.ofMinutes(Long.getLong("fuzz.minutes")).toNanos();
    long seed = first;
    while (System.nanoTime() < end && problems.size() < 20) {
      read(seed++);
    }

    String figures =
        "%d mutants of %d pages, seeds from %d, slowest %d ms"
            .formatted(seed - first, pages.size(), first, slowest / 1_000_000);
    reporter.publishEntry("figures", figures);
    assertThat(problems).as(figures).isEmpty();
  }

  private void read(long seed) {
    Random random = new Random(seed);
    String page = mutant(random);
    Page.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    long before = System.nanoTime();
    try {
      PageVerdict verdict =
          kind == Page.Kind.TEXT
              ? Reader.studio().text(page)
              : kind == Page.Kind.JSON ? Reader.studio().json(page) : Reader.anyEvent().html(page);
      Reader.events(verdict);
    } catch (RuntimeException | StackOverflowError | AssertionError broken) {
      problems.add("seed " + seed + ": " + broken + " at " + broken.getStackTrace()[0]);
    }
    long took = System.nanoTime() - before;
    slowest = Math.max(slowest, took);
    if (took > SLOW.toNanos()) {
      problems.add(
          "seed %d: %d ms for %d characters".formatted(seed, took / 1_000_000, page.length()));
    }
  }

  private String mutant(Random random) {
    StringBuilder page = new StringBuilder(pages.get(random.nextInt(pages.size())));
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && page.length() > 0; i++) {
      change(page, random);
    }
    return page.substring(0, Math.min(page.length(), LONGEST));
  }

  private void change(StringBuilder page, Random random) {
    int at = random.nextInt(page.length());
    int to = Math.min(page.length(), at + 1 + random.nextInt(1 + random.nextInt(2000)));
    switch (random.nextInt(6)) {
      case 0 -> page.delete(at, to);
      case 1 -> page.insert(at, page.substring(at, to));
      case 2 -> page.insert(at, WEDGES[random.nextInt(WEDGES.length)]);
      case 3 -> page.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE));
      case 4 -> page.insert(at, page.substring(at, to).repeat(1 + random.nextInt(30)));
      default -> page.insert(at, piece(random));
    }
  }

  private String piece(Random random) {
    String other = pages.get(random.nextInt(pages.size()));
    int at = random.nextInt(other.length());
    return other.substring(at, Math.min(other.length(), at + random.nextInt(4000)));
  }

  private static List<String> pages() {
    String folder = System.getProperty("fuzz.pages", "");
    List<Path> roots =
        folder.isEmpty()
            ? List.of(Path.of("src/test/resources/unseen"), Path.of("src/main/resources/sample"))
            : List.of(Path.of(folder));
    return roots.stream().flatMap(FuzzTest::pagesIn).toList();
  }

  private static Stream<String> pagesIn(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(html|json|txt|xhtml)"))
          .map(FuzzTest::text)
          .filter(text -> !text.isEmpty())
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
