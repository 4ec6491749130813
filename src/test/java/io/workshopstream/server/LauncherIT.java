package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that services and containers start the server with. */
class LauncherIT {

  /** One that is not the default; other systems than Linux have none to spare. */
  private static final String ADDRESS =
      System.getProperty("os.name").equals("Linux") ? "127.0.0.2" : "127.0.0.1";

  private static final Path SCRIPT = Path.of("deploy/workshops.sh");

  @TempDir static Path home;

  @BeforeAll
  static void put_together_what_an_operator_copies() throws IOException {
    Files.copy(Path.of("target/payara-micro.jar"), home.resolve("payara-micro.jar"));
    Files.copy(Path.of("target/workshop-streaming.war"), home.resolve("workshop-streaming.war"));
    for (String folder : List.of("payara-config", "deploy")) {
      Files.createDirectory(home.resolve(folder));
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(file.toString()));
        }
      }
    }
  }

  private static Process launch(Map<String, String> settings, String... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("sh", home.resolve(SCRIPT).toString()), Stream.of(arguments))
                .toList());
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().put("JAVA_OPTIONS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    builder.environment().putAll(settings);
    return builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile()).start();
  }

  private static String log() throws IOException {
    return Files.readString(home.resolve("log"));
  }

  private static int awaitEnd(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void it_says_what_is_missing_prepares_the_server_and_runs_what_was_prepared() throws Exception {
    assertThat(awaitEnd(launch(Map.of()))).isEqualTo(1);
    assertThat(log()).startsWith("The server is not prepared: run ");
    assertThat(awaitEnd(launch(Map.of("JAVA", "/opt/none/bin/java"), "prepare"))).isEqualTo(1);
    assertThat(log()).startsWith("There is no /opt/none/bin/java: install a Java 17 or newer");

    String spare = "" + FreePorts.next();
    int prepared = awaitEnd(launch(Map.of("PREPARE_PORT", spare), "prepare"));
    assertThat(prepared).as(log()).isZero();
    assertThat(kept()).as("classes as the JVM has them").exists();
    assertThat(home.resolve("server/workshop-streaming/WEB-INF/lib"))
        .as("what the server would read at each start")
        .isEmptyDirectory();

    int port = FreePorts.next();
    Path data = home.resolve("data folder");
    Process server =
        launch(
            Map.of(
                "SERVER_ADDRESS",
                ADDRESS,
                "ACCESS_EVERYONE",
                "true",
                "SERVER_PORT",
                "" + port,
                "WORKSHOPS_DATA",
                data.toString(),
                "RUN_PARALLEL",
                "3"));
    try {
      URI ready = URI.create("http://" + ADDRESS + ":" + port + "/health/ready");
      await()
          .atMost(Duration.ofMinutes(3))
          .ignoreExceptions()
          .until(
              () -> ServerClient.send(HttpRequest.newBuilder(ready).build()).statusCode() == 200);
      assertThat(data.resolve("data")).as("the embedded database").isDirectory();
      server.destroy();
      assertThat(awaitEnd(server)).as("ended by SIGTERM").isIn(0, 143);
      assertThat(log()).doesNotContain("[warning][cds]");
    } finally {
      server.destroyForcibly();
    }
    assertAnotherJavaIsNamed();
    assertAnotherProgramIsRefused();
  }

  private static void assertAnotherProgramIsRefused() throws Exception {
    Files.writeString(home.resolve("workshop-streaming.war"), "changed", StandardOpenOption.APPEND);
    assertThat(awaitEnd(launch(Map.of()))).isEqualTo(1);
    assertThat(log()).contains("is not the one that was prepared: run ");
  }

  private static void assertAnotherJavaIsNamed() throws Exception {
    Files.writeString(home.resolve("server/java"), "/opt/other/bin/java\n");
    Process server =
        launch(Map.of("SERVER_PORT", "" + FreePorts.next(), "WORKSHOPS_DATA", home + "/other"));
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> log().contains(" INFO "));
      assertThat(log())
          .startsWith("Prepared with another Java, /opt/other/bin/java: it starts more slowly");
    } finally {
      server.destroy();
      awaitEnd(server);
    }
  }

  private static Path kept() {
    boolean withAotCache = Runtime.version().feature() >= 25;
    return home.resolve("server").resolve(withAotCache ? "classes.aot" : "classes.jsa");
  }

  /**
   * What the JVM needs to be allowed is told by the server's JAR, which a new version may change.
   */
  @Test
  void the_file_of_options_opens_what_the_server_wants_open() throws IOException {
    List<String> options = Files.readAllLines(Path.of("deploy/jvm.options"));
    try (JarFile jar = new JarFile("target/payara-micro.jar")) {
      for (String way : List.of("Exports", "Opens")) {
        String wanted = jar.getManifest().getMainAttributes().getValue("Add-" + way);
        assertThat(options)
            .containsAll(
                Stream.of(wanted.split(" +", -1))
                    .map(
                        name ->
                            "--add-%s=%s=ALL-UNNAMED"
                                .formatted(way.toLowerCase(java.util.Locale.ROOT), name))
                    .toList());
      }
    }
  }
}
