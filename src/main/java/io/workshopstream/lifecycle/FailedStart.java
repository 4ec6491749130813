package io.workshopstream.lifecycle;

import io.workshopstream.config.SettingProblem;
import io.workshopstream.config.Settings;
import io.workshopstream.log.PlainLines;
import io.workshopstream.platform.Configuration;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The end of a start that cannot succeed: its last line says why. Where the launch asked for it
 * ({@code server.exit-on-failed-start}), the process ends with it; a server that also runs others'
 * applications goes on without this one.
 */
final class FailedStart {

  private static final Logger LOG = System.getLogger("io.workshopstream.Start");
  private static final int EXIT_CODE = 1;

  private final Configuration config;

  FailedStart(Configuration config) {
    this.config = config;
  }

  /** Ends the start because of what was found wrong. */
  IllegalStateException because(List<SettingProblem> problems) {
    if (problems.size() == 1) {
      return end("Cannot start: " + problems.get(0).sentence());
    }
    problems.forEach(problem -> LOG.log(Logger.Level.ERROR, problem.sentence()));
    return end(
        "Cannot start before these are changed: "
            + problems.stream()
                .map(problem -> problem.key() + " must be " + problem.must())
                .collect(Collectors.joining("; ")));
  }

  /** Ends the start because of what nobody expected. */
  IllegalStateException because(RuntimeException unexpected) {
    LOG.log(Logger.Level.ERROR, "what happened", unexpected);
    return end("Cannot start: an unexpected error happened, told above: " + root(unexpected));
  }

  private static String root(Throwable broken) {
    Throwable root = broken;
    for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }

  IllegalStateException end(String sentence) {
    LOG.log(Logger.Level.ERROR, sentence);
    if (new Settings(config).listening().exits()) {
      deleteUnpacked();
      // Not System.exit: its hooks wait for the deployment, and that for us.
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    PlainLines.end();
    return new IllegalStateException(sentence);
  }

  /** Payara Micro unpacks 130 MB for itself, which only its hooks would delete. */
  private void deleteUnpacked() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath();
    config
        .text("payara.instance.root")
        .map(root -> Path.of(root).toAbsolutePath().normalize())
        .filter(root -> temporary.equals(root.getParent()))
        .filter(root -> root.getFileName().toString().startsWith("payaramicro-"))
        .ifPresent(FailedStart::delete);
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, DELETING);
    } catch (IOException left) {
      LOG.log(Logger.Level.DEBUG, "left behind: " + folder, left);
    }
  }

  private static final SimpleFileVisitor<Path> DELETING =
      new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
            throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
            Path folder, @org.jspecify.annotations.Nullable IOException broken) throws IOException {
          Files.deleteIfExists(folder);
          return FileVisitResult.CONTINUE;
        }
      };
}
