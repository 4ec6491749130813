package io.workshopstream;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Node and npm, beside the packages of the lock file: the tools that check our JavaScript, and the
 * readers of event streams that ours is compared with. Without Node, or without a network to fetch
 * the packages, tests that need them are skipped, unless the environment variable or system
 * property {@code REQUIRE_NODE} is set.
 */
public final class NodePackages {

  /** Where the packages are, with the scripts that use them. */
  public static final Path SCRIPTS = Path.of("src", "test", "js");

  private static final String OBLIGATION = "REQUIRE_NODE";
  private static final Version OLDEST = Version.parse("18.18");
  private static final Path LOCK = SCRIPTS.resolve("package-lock.json");
  private static final Path INSTALLED = SCRIPTS.resolve("node_modules/.installed-lock.json");

  private NodePackages() {}

  /** Node, whose scripts find the packages when they stand in {@link #SCRIPTS} or below. */
  public static Program node() throws Exception {
    install();
    return Program.require(OBLIGATION, "node", "node.exe");
  }

  /** The runner of the scripts in package.json. */
  public static Program npm() throws Exception {
    install();
    return Program.require(OBLIGATION, "npm", "npm.cmd");
  }

  private static synchronized void install() throws Exception {
    requireVersion(Program.require(OBLIGATION, "node", "node.exe"));
    Program npm = Program.require(OBLIGATION, "npm", "npm.cmd");
    OneAtATime.run(
        "node-packages",
        () -> {
          if (!isInstalled()) {
            fetch(npm);
            Files.copy(LOCK, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  /** The tools, and the tests themselves, fail with riddles on an older one. */
  private static void requireVersion(Program node) throws Exception {
    String version = node.run(SCRIPTS, "--version").strip();
    if (Version.parse(version.substring(1)).compareTo(OLDEST) < 0) {
      skip("Node must be " + OLDEST + " or newer, and is " + version);
    }
  }

  private static boolean isInstalled() throws IOException {
    return Files.exists(INSTALLED) && Files.mismatch(LOCK, INSTALLED) < 0;
  }

  private static void fetch(Program npm) throws Exception {
    try {
      npm.run(SCRIPTS, "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
    } catch (AssertionError failed) {
      skip("npm must fetch the packages of package-lock.json, and could not: " + failed);
    }
  }

  /** Skips the test; where Node is required, that is a failure. */
  private static void skip(String reason) {
    if (Program.isObliged(OBLIGATION)) {
      fail(reason);
    }
    abort(reason);
  }
}
