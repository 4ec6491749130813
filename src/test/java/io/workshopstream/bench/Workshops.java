package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** This program: the packaged WAR with {@link FedRunResource} beside it, on Payara Micro. */
final class Workshops implements Target, AutoCloseable {

  private static final String ROOM = "io/workshopstream/bench/";
  private static final List<String> BESIDE = List.of("FedRunResource.class", "Mark.class");

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final ServerProcess process;

  private Workshops(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param folder empty; for its files
   * @param options more of the JVM's
   */
  static Workshops start(Path war, Path payara, Path folder, int port, List<String> options) {
    Path deployed = overlaid(war, folder.resolve("workshops.war"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(options);
    command.addAll(
        List.of(
            "-Dmp.config.profile=sample",
            "-Drefresh.at-first-start=false",
            "-Dserver.exit-on-failed-start=true",
            "-Daccess.everyone=true", // nobody asks whose process a connection on this machine is
            "-Drate.calls=0",
            "-Drate.streams=0",
            "-Drate.starts=0",
            "-Dstream.open-limit=20000",
            "-Dstream.per-address-limit=20000",
            "-Drun.log-events=12000",
            "-Drun.log-bytes=30000000",
            "-Drun.memory-bytes=200000000",
            "-Ddatabase.url=jdbc:h2:file:" + folder.resolve("data") + ";DB_CLOSE_ON_EXIT=FALSE"));
    command.addAll(List.of("-jar", payara.toString(), "--deploy", deployed.toString()));
    command.addAll(List.of("--rootdir", folder.resolve("payara").toString()));
    command.addAll(List.of("--port", "" + port, "--contextroot", "/"));
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    command.addAll(List.of("--prebootcommandfile", "payara-config/preboot.asadmin"));
    command.addAll(List.of("--postdeploycommandfile", "payara-config/postdeploy.asadmin"));
    command.addAll(List.of("--logproperties", "payara-config/logging.properties"));
    Workshops server =
        new Workshops(port, new ServerProcess(folder.resolve("server.log"), command));
    server.awaitReady();
    return server;
  }

  private static Path overlaid(Path war, Path copy) {
    try {
      Files.createDirectories(copy.getParent().resolve("payara"));
      Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
      Path own =
          Path.of(Workshops.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      try (FileSystem inside = FileSystems.newFileSystem(copy)) {
        Path room = Files.createDirectories(inside.getPath("/WEB-INF/classes/" + ROOM));
        for (String name : BESIDE) {
          Files.copy(own.resolve(ROOM + name), room.resolve(name));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + 180_000_000_000L;
    while (!isReady()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        process.close();
        throw new IllegalStateException("the server did not start; its log says why");
      }
      sleep(300);
    }
  }

  private boolean isReady() {
    try {
      return send(HttpRequest.newBuilder(uri("/health/ready")).build()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public boolean isOrdered() {
    return true;
  }

  @Override
  public double cpu() {
    return process.cpu();
  }

  ServerProcess process() {
    return process;
  }

  /** Starts a run and answers its id. */
  String run(String how) {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/bench-runs?" + how)).POST(BodyPublishers.noBody()).build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Waits until all of a run is stored; how long that took, in seconds. */
  double awaitStored(String run) {
    while (true) {
      HttpRequest request = HttpRequest.newBuilder(uri("/api/bench-runs/" + run + "/took")).build();
      long nanos = Long.parseLong(send(request).body());
      if (nanos > 0) {
        return nanos / 1e9;
      }
      sleep(20);
    }
  }

  String requestOf(String run, boolean gzip) {
    return "GET /api/runs/"
        + run
        + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
        + (gzip ? "Accept-Encoding: gzip\r\n\r\n" : "\r\n");
  }

  /** A run whose lines come down a connection of its own. */
  @Override
  public Channel open() {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String run = run("port=" + door.getLocalPort());
      return new FedRun(run, door.accept());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class FedRun implements Channel {

    private final String run;
    private final Socket feed;

    FedRun(String run, Socket feed) throws IOException {
      this.run = run;
      this.feed = feed;
      feed.setTcpNoDelay(true);
    }

    @Override
    public String request(boolean gzip) {
      return requestOf(run, gzip);
    }

    @Override
    public void publish(int number) {
      try {
        feed.getOutputStream().write((Mark.of(number) + "\n").getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        feed.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
