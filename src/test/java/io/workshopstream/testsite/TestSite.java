package io.workshopstream.testsite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web site on the loopback address of this machine. What no route is set for is answered with
 * 404, robots.txt included. It remembers what it was asked.
 */
public final class TestSite implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool(TestSite::daemon);
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger busiest = new AtomicInteger();

  private TestSite(ServerSocket server) {
    this.server = server;
  }

  /** A site on any free port. */
  public static TestSite start() {
    return start(0);
  }

  /** A site on that port; 0 for any free one. */
  public static TestSite start(int port) {
    try {
      TestSite site = new TestSite(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
      site.threads.execute(site::accept);
      return site;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-site");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sets how a path answers.
   *
   * @param path without a query; {@code /a/*} stands for all paths below {@code /a/}
   */
  public TestSite at(String path, Route route) {
    routes.put(path, route);
    return this;
  }

  /** A page at a path. */
  public TestSite page(String path, String html) {
    return at(path, (request, reply) -> reply.html(html));
  }

  /** What robots.txt says. */
  public TestSite robots(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return at("/robots.txt", (request, reply) -> reply.send(200, "text/plain", body));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The absolute form of a path. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Everything that was asked so far, in order of arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** What was asked of one path, with any query. */
  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** The most requests that were waiting for the first byte of their answer at one time. */
  public int busiest() {
    return busiest.get();
  }

  /** Forgets every path and everything that was asked. */
  public void clear() {
    routes.clear();
    requests.clear();
  }

  /** Closes the door and interrupts every answer. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      boolean open = true;
      while (open) {
        Optional<Request> request = Request.read(in);
        open = request.isPresent() && answer(request.get(), socket);
      }
    } catch (IOException gone) {
      // a client that breaks off is part of the game
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answer(Request request, Socket socket) throws IOException, InterruptedException {
    requests.add(request);
    busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
    Reply reply = new Reply(socket, busy::decrementAndGet);
    try {
      route(request.path()).answer(request, reply);
      return reply.isProper();
    } finally {
      reply.begin();
    }
  }

  private Route route(String path) {
    Route exact = routes.get(path);
    return exact != null
        ? exact
        : routes.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("*"))
            .filter(entry -> path.startsWith(entry.getKey().replace("*", "")))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> new Status(404));
  }
}
