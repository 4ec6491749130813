package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of many kinds that announce no event: articles, logs, archives, opening hours, shops. */
class EventlessPagesTest {

  private static final double SILENT = 0.95;
  private static final int FEWEST = 40;
  private static final String SEPARATOR = "<!-- === ";

  private record Kind(String name, String page) {

    static Kind of(String part) {
      int end = part.indexOf(" -->");
      return new Kind(part.substring(0, end), part.substring(end + 4));
    }

    List<String> events() {
      return Reader.events(Reader.anyEvent().html(page));
    }
  }

  private static List<Kind> kinds() throws IOException {
    try (InputStream file = EventlessPagesTest.class.getResourceAsStream("/eventless/pages.html")) {
      assertThat(file).isNotNull();
      String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(all.split(SEPARATOR, -1)).skip(1).map(Kind::of).toList();
    }
  }

  @Test
  void pages_that_announce_nothing_stay_silent() throws IOException {
    List<Kind> kinds = kinds();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(FEWEST);
    List<String> loud =
        kinds.stream()
            .filter(kind -> !kind.events().isEmpty())
            .map(kind -> kind.name() + " " + kind.events())
            .toList();
    assertThat(loud).hasSizeLessThanOrEqualTo((int) (kinds.size() * (1 - SILENT)));
  }

  @Test
  void a_page_beside_them_that_announces_something_is_heard() {
    String page =
        "<title>Tango</title><h1>Tango evening</h1><p>7 February 2026, 8 pm, Fern Hall</p>";
    assertThat(Reader.events(Reader.anyEvent().html(page))).hasSize(1);
  }
}
