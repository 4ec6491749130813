package io.workshopstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that tests run; where it is absent they are skipped. */
public final class Program {

  private final Path path;

  private Program(Path path) {
    this.path = path;
  }

  /**
   * The first of these programs that is on the PATH; else the test is skipped, unless an
   * environment variable or system property of the given name obliges it to run.
   */
  public static Program require(String obligation, String... names) {
    Optional<Path> found = onPath(names);
    if (isObliged(obligation)) {
      assertThat(found)
          .as("%s is set, but there is no %s on the PATH", obligation, names[0])
          .isPresent();
    }
    assumeTrue(found.isPresent(), "no " + names[0] + " on the PATH: this was not tried");
    return new Program(found.orElseThrow());
  }

  /** Whether an environment variable or system property of this name says that a test must run. */
  static boolean isObliged(String obligation) {
    return System.getenv(obligation) != null || System.getProperty(obligation) != null;
  }

  /** The first of these programs that is on the PATH; else the test is skipped. */
  public static Program ifPresent(String... names) {
    return require("REQUIRE_" + names[0].toUpperCase(Locale.ROOT), names);
  }

  /** The java that runs the tests. */
  public static Program ofThisJava() {
    return new Program(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** Where the PATH has the program, under any of these names. */
  public static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs it in a folder and returns what it wrote; a test fails when it does not end well. */
  public String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      assertThat(process.exitValue())
          .as("%s%n%s%n%s", command, output, Files.readString(errors))
          .isZero();
      return output;
    } finally {
      Files.delete(errors);
    }
  }

  /** Runs it with a file as its input. */
  public String read(Path input, String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(path.toString()), Stream.of(arguments)).toList())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Starts it in a folder and leaves it running; whoever starts it ends it. */
  public Process start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The same with the arguments one by one. */
  public String run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, List.of(arguments));
  }
}
