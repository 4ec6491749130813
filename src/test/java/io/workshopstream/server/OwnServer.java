package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workshopstream.OneAtATime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * A server in a process and with a database file of its own, unless a setting names another
 * database, for tests that kill, stop and start it again.
 */
final class OwnServer implements AutoCloseable {

  private static final File WAR = new File("target/own-server/workshops.war");
  private static final Path COMMANDS = Path.of("payara-config/preboot.asadmin");

  private final int port;
  private final Path home;
  private final Path commands;
  private final List<String> settings;
  private Process process;

  private OwnServer(int port, Path home, Path commands, List<String> settings) {
    this.port = port;
    this.home = home;
    this.commands = commands;
    this.settings = settings;
    this.process = run();
  }

  /**
   * Starts a server.
   *
   * @param settings such as {@code run.parallel=3}, or options of the JVM that begin with a dash
   */
  static OwnServer start(String... settings) {
    return start(COMMANDS, settings);
  }

  /**
   * Starts a server.
   *
   * @param commands the server's own settings
   */
  static OwnServer start(Path commands, String... settings) {
    return launch(FreePorts.next(), commands, settings).ready();
  }

  /** Starts a server on a port that others name. */
  static OwnServer start(int port, String... settings) {
    return launch(port, settings).ready();
  }

  /** Starts a server that is not expected to get far. */
  static OwnServer launch(int port, String... settings) {
    return launch(port, COMMANDS, settings);
  }

  private static OwnServer launch(int port, Path commands, String... settings) {
    try {
      OneAtATime.run("own-server", OwnServer::prepare);
      return begin(port, commands, settings);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static OwnServer begin(int port, Path commands, String... settings) throws IOException {
    Path home = Files.createTempDirectory(WAR.getParentFile().toPath(), "server");
    return new OwnServer(port, home, commands, List.of(settings));
  }

  private static void prepare() throws Exception {
    packWar();
    if (!ServerProgram.isReady()) {
      ServerProgram.unpack();
      try (OwnServer first =
          begin(FreePorts.next(), COMMANDS, ServerProgram.noteClasses()).ready()) {
        first.stop();
        first.awaitEnd(Duration.ofMinutes(3));
      }
    }
  }

  private static void packWar() throws IOException {
    if (!WAR.exists()
        || WAR.lastModified() < new File("target/workshop-streaming.war").lastModified()) {
      Files.createDirectories(WAR.getParentFile().toPath());
      ServerClient.war().as(ZipExporter.class).exportTo(WAR, true);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** With what the process has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** What the process has written. */
  List<String> lines() {
    try {
      return Files.readAllLines(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.add("-Dmp.config.profile=sample");
    command.add("-Dit.port=" + port);
    command.add("-Dit.site.port=" + Integer.getInteger("it.site.port", 1));
    command.add(
        "-Ddatabase.url=jdbc:h2:file:"
            + home.toAbsolutePath().resolve("data")
            + ";DB_CLOSE_ON_EXIT=FALSE");
    settings.forEach(setting -> command.add(setting.startsWith("-") ? setting : "-D" + setting));
    command.addAll(ServerProgram.arguments(program()));
    command.addAll(List.of("--deploy", WAR.getPath()));
    command.addAll(List.of("--port", "" + port, "--contextroot", "/"));
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    command.addAll(List.of("--prebootcommandfile", commands.toString()));
    command.addAll(List.of("--postdeploycommandfile", "payara-config/postdeploy.asadmin"));
    command.addAll(List.of("--logproperties", "src/test/resources/server-logging.properties"));
    command.addAll(List.of("--systemproperties", "src/test/resources/server.properties"));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server keeps what it needs while it runs, and nothing else. */
  private Path program() {
    return home.resolve("payara");
  }

  private Path log() {
    return home.resolve("server.log");
  }

  /** One that does not get there is ended, so that it keeps no port. */
  private OwnServer ready() {
    try {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !process.isAlive() || isReady());
      assertThat(process.isAlive()).as("the server has not ended").isTrue();
      return this;
    } catch (RuntimeException | Error late) {
      close();
      throw new AssertionError("the server is not ready; it said last: " + lastLines(), late);
    }
  }

  private boolean isReady() {
    try {
      return send(request("/health/ready").timeout(Duration.ofSeconds(5)).build()).statusCode()
          == 200;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private String lastLines() {
    List<String> lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  int port() {
    return port;
  }

  URI base() {
    return URI.create("http://localhost:" + port);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofMinutes(2));
  }

  static HttpResponse<String> send(HttpRequest request) {
    return ServerClient.send(request);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  /** Starts a run whose events have any number, size and pace; answers its id. */
  String run(String how) {
    HttpResponse<String> answer = post("/api/synthetic-runs?" + how);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** What the server's JVM says of itself. */
  Vitals vitals() {
    return Vitals.parse(get("/api/synthetic-runs/vitals").body());
  }

  /**
   * Lets the server write no more to any file from now on, as a disk that is full: the system
   * refuses every write but those to the two blocks that the embedded database's file begins with.
   * Holes in the middle of the file are refused, too, since how many the database finds there
   * differs from time to time.
   */
  void fillDisk() {
    limitFiles("8192");
  }

  /** Ends what {@link #fillDisk()} began. */
  void freeDisk() {
    limitFiles("unlimited");
  }

  private void limitFiles(String bytes) {
    system("prlimit", "--pid", "" + process.pid(), "--fsize=" + bytes + ":");
  }

  /** Lets the server have no more files and connections open than these from now on. */
  void limitOpenFiles(long most) {
    system("prlimit", "--pid", "" + process.pid(), "--nofile=" + most + ":");
  }

  /** Nothing of it goes on until it is thawed; its connections stay open. */
  void freeze() {
    system("kill", "-STOP", "" + process.pid());
  }

  void thaw() {
    system("kill", "-CONT", "" + process.pid());
  }

  private static void system(String... command) {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException(command[0] + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The CPU that the process has used. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The memory of the machine that the process takes, in bytes. */
  long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String found = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return 1024 * Long.parseLong(found.replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a crash: no hook runs, nothing is flushed. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(30));
  }

  /** The embedded database of a server that has ended. */
  Connection openDatabase() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + home.toAbsolutePath().resolve("data") + ";IFEXISTS=TRUE", "sa", "");
  }

  /** As an operator stops it; returns at once. */
  void stop() {
    process.destroy();
  }

  boolean awaitEnd(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again on its port and its database. */
  void startAgain() {
    process = run();
    ready();
  }

  @Override
  public void close() {
    kill();
    ServerProgram.delete(program());
  }
}
