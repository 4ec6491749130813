package io.workshopstream.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.crawl.fetch.RobotsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The cases that Google published with its own parser, from a folder outside the project: {@code
 * mvn test -Dtest=RobotsCorpusTest -Dcorpus=<folder>}.
 */
class RobotsCorpusTest {

  private static final String CASES = "robots/google_robotstxt_cases.jsonl";

  /**
   * Judged otherwise on purpose. RFC 9309 section 2.2.2 has escapes compared in one form, which the
   * parser of these cases leaves to its caller; and a user agent that is called "Foo Bar" is Foo to
   * us, since section 2.2.1 ends a name at the first other character.
   */
  private static final Map<String, Integer> OTHERWISE =
      Map.of("ID_Encoding", 3, "GoogleOnly_AcceptUserAgentUpToFirstSpace", 1);

  @Test
  void the_published_cases_are_judged_as_their_authors_do() throws IOException {
    String folder = System.getProperty("corpus", "");
    assumeTrue(!folder.isEmpty(), "needs -Dcorpus=<folder with " + CASES + ">");
    Map<String, Integer> wrong = new TreeMap<>();
    List<String> lines = Files.readAllLines(Path.of(folder, CASES));
    for (String line : lines) {
      JsonNode given = new ObjectMapper().readTree(line);
      if (allowed(given) != given.get("allowed").asBoolean()) {
        wrong.merge(given.get("test").asText(), 1, Integer::sum);
      }
    }
    assertThat(wrong).as("of %d cases", lines.size()).isEqualTo(OTHERWISE);
  }

  private static boolean allowed(JsonNode given) {
    byte[] rules = given.get("robots_txt").asText().getBytes(StandardCharsets.UTF_8);
    URI page = URI.create(given.get("url").asText());
    return RobotsFile.read(
            URI.create("http://foo.bar/robots.txt"), rules, given.get("user_agent").asText())
        .objection(page)
        .isEmpty();
  }
}
