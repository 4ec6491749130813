package io.workshopstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All JavaScript of the project is linted, type-checked and tested, by the scripts of package.json;
 * when one of them fails, its output is the message.
 */
class ScriptsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  private static String run(String script) throws Exception {
    return NodePackages.npm().run(ROOT, "run", script);
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
        json.formatted(ROOT.resolve("tsconfig.json").toString().replace('\\', '/')));
  }

  private static String tool(String path) {
    return ROOT.resolve("node_modules").resolve(path).toString();
  }

  private static String ours() {
    return ROOT.resolve("eslint.config.js").toString();
  }
}
