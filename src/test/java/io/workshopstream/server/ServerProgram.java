package io.workshopstream.server;

import io.workshopstream.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The server's program, unpacked once for a build, with an archive of its classes as the JVM has
 * them when they are loaded: a start takes a quarter less computing.
 */
final class ServerProgram {

  private static final Path JAR = Path.of("target/payara-micro.jar");
  private static final Path UNPACKED = Path.of("target/own-server/payara");
  private static final Path LAUNCHER = UNPACKED.resolve("launch-micro.jar");
  private static final Path CLASSES = UNPACKED.resolve("classes.jsa");

  private ServerProgram() {}

  /** Whether it has been made from the server's present JAR. */
  static boolean isReady() {
    return CLASSES.toFile().lastModified() > JAR.toFile().lastModified();
  }

  static void unpack() throws IOException, InterruptedException {
    delete(UNPACKED);
    Program.ofThisJava()
        .run(
            Path.of("."),
            "-jar",
            JAR.toString(),
            "--rootdir",
            UNPACKED.toString(),
            "--outputlauncher");
  }

  /** An option of the JVM that has it note its classes for later ones when it ends. */
  static String noteClasses() {
    return "-XX:ArchiveClassesAtExit=" + CLASSES;
  }

  /**
   * What a JVM is given to run the server.
   *
   * @param home a folder for its configuration, which it writes to; emptied before
   */
  static List<String> arguments(Path home) {
    delete(home);
    home.toFile().mkdirs();
    copy("config", home);
    copy("lib", home);
    List<String> arguments = new ArrayList<>();
    if (Files.exists(CLASSES)) {
      arguments.add("-XX:SharedArchiveFile=" + CLASSES);
    }
    arguments.addAll(modules());
    arguments.add("-Dfish.payara.micro.BootJar=" + LAUNCHER.toUri());
    arguments.add("-Dfish.payara.micro.UnpackDir=" + UNPACKED.toAbsolutePath());
    arguments.addAll(List.of("-cp", LAUNCHER.toString(), "fish.payara.micro.impl.PayaraMicroImpl"));
    arguments.addAll(List.of("--rootdir", home.toString()));
    return arguments;
  }

  /** What the manifest would open of the JDK if the JVM ran the JAR. */
  private static List<String> modules() {
    try (JarFile launcher = new JarFile(LAUNCHER.toFile())) {
      Attributes manifest = launcher.getManifest().getMainAttributes();
      return Stream.of("exports", "opens")
          .flatMap(
              way ->
                  Stream.of(manifest.getValue("Add-" + way).split(" +", -1))
                      .map(where -> "--add-" + way + "=" + where + "=ALL-UNNAMED"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String folder, Path home) {
    Path source = UNPACKED.resolve(folder);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(folder).resolve(source.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder that may not be there. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
      files.map(Path::toFile).sorted((one, other) -> other.compareTo(one)).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
