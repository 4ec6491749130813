package io.workshopstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All JavaScript of the project is linted, type-checked and tested, by the scripts of package.json;
 * when one of them fails, its output is the message.
 */
class ScriptsTest {

  private static final Path SCRIPTS = NodePackages.SCRIPTS.toAbsolutePath();

  private static String run(String... script) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(script));
    return NodePackages.npm().run(SCRIPTS, arguments);
  }

  @Test
  void the_linter_finds_nothing_to_complain_of() throws Exception {
    run("lint");
  }

  @Test
  void the_type_checker_finds_nothing_to_complain_of() throws Exception {
    run("types");
  }

  @Test
  void the_scripts_pass_their_own_tests() throws Exception {
    assertThat(run("test")).containsPattern("tests [1-9]\\d").contains("fail 0");
  }

  @Test
  void the_linter_reads_every_script() throws Exception {
    String read = run("lint", "--", "--format", "json");

    assertThat(read.replace("\\\\", "/")).contains(scripts());
  }

  @Test
  void the_type_checker_reads_every_script() throws Exception {
    String read = run("types", "--", "--listFilesOnly");

    assertThat(read).contains(scripts());
  }

  /** What stands in the sources and in the documents, packages left out. */
  private static List<String> scripts() throws IOException {
    List<String> scripts = new ArrayList<>();
    for (String folder : List.of("src", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .map(file -> file.toString().replace('\\', '/'))
            .filter(file -> file.matches(".+\\.m?js") && !file.contains("/node_modules/"))
            .forEach(scripts::add);
      }
    }
    assertThat(scripts).contains("src/main/webapp/sse.js", "docs/examples/watch.mjs");
    return scripts;
  }

  @Test
  void the_linter_says_what_is_wrong_with_a_script(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("src/main/webapp/wrong.js");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "document.body.innerHTML = location.hash == '' ? '' : 'x';\n");
    Program node = NodePackages.node();

    assertThatThrownBy(
            () -> node.run(folder, tool("eslint/bin/eslint.js"), "--config", ours(), "."))
        .hasMessageContaining("wrong.js")
        .hasMessageContaining("must never be read as HTML")
        .hasMessageContaining("eqeqeq");
  }

  @Test
  void the_type_checker_says_what_is_wrong_with_a_script(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("wrong.js"), "export const wrong = (text) => text;\n");
    settings(folder);
    Program node = NodePackages.node();

    assertThatThrownBy(() -> node.run(folder, tool("typescript/bin/tsc"), "--project", "."))
        .hasMessageContaining("wrong.js(1,23)")
        .hasMessageContaining("implicitly has an 'any' type");
  }

  /** Those of the project, for a folder that has no packages. */
  private static void settings(Path folder) throws IOException {
    String json =
        """
        {"extends": "%s", "include": ["*.js"], "compilerOptions": {"types": []}}
        """;
    Files.writeString(
        folder.resolve("tsconfig.json"),
        json.formatted(SCRIPTS.resolve("tsconfig.json").toString().replace('\\', '/')));
  }

  private static String tool(String path) {
    return SCRIPTS.resolve("node_modules").resolve(path).toString();
  }

  private static String ours() {
    return SCRIPTS.resolve("eslint.config.js").toString();
  }
}
