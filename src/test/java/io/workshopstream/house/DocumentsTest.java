package io.workshopstream.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents say of files and of each other is so. */
class DocumentsTest {

  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FILE = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w+)`");

  @Test
  void every_link_leads_to_a_file_and_a_heading_in_it() throws IOException {
    int links = 0;
    for (Path document : documents()) {
      String text = Files.readString(document);
      assertThat(broken(document, text)).as(document.toString()).isEmpty();
      links += (int) LINK.matcher(text).results().count();
    }
    assertThat(links).isGreaterThan(50);
  }

  @Test
  void a_link_that_leads_nowhere_is_noticed() throws IOException {
    Path document = Path.of("docs/api.md");

    assertThat(broken(document, "[a](clients.md) [b](#errors) [c](../README.md#what-it-does)"))
        .isEmpty();
    assertThat(broken(document, "[a](none.md) [b](#none) [c](clients.md#none)")).hasSize(3);
  }

  @Test
  void the_classes_that_documents_name_with_their_room_exist() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path document : documents()) {
      FILE.matcher(Files.readString(document)).results().forEach(file -> named.add(file.group(1)));
    }
    assertThat(named)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java/io/workshopstream", name + ".java")).exists());
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder : List.of("docs", ".github")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
      }
    }
    return documents;
  }

  private static List<String> broken(Path document, String text) throws IOException {
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      Path file =
          link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
      boolean leads = Files.exists(file) && (link.group(2) == null || has(file, link.group(2)));
      if (!leads) {
        broken.add(link.group());
      }
    }
    return broken;
  }

  private static boolean has(Path file, String anchor) throws IOException {
    return HEADING
        .matcher(Files.readString(file))
        .results()
        .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
  }

  /** The name that GitHub gives to a heading. */
  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
        .replace(' ', '-');
  }
}
