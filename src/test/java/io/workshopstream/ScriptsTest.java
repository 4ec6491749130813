package io.workshopstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the tests of the browser's scripts, which are written for Node's own runner. Without Node
 * they are skipped, unless the environment variable or system property {@code REQUIRE_NODE} is set.
 */
class ScriptsTest {

  private static final Path TESTS = Path.of("src", "test", "js");

  @Test
  void the_scripts_of_the_page_pass_their_own_tests() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--test"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).forEach(arguments::add);
    }
    assertThat(arguments).as("tests in %s", TESTS).hasSizeGreaterThan(1);

    assertThat(Program.require("REQUIRE_NODE", "node", "node.exe").run(Path.of("."), arguments))
        .contains("# fail 0");
  }
}
