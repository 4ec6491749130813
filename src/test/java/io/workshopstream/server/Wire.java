package io.workshopstream.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between a client and the server that tests cut, as closed laptops and proxies do. */
final class Wire implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Wire::daemon);
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean down;

  private Wire(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  /** A line to a port of this machine. */
  static Wire to(int port) throws IOException {
    Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    wire.threads.execute(wire::accept);
    return wire;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "wire");
    thread.setDaemon(true);
    return thread;
  }

  /** Where the line begins. */
  String base() {
    return "http://localhost:" + door.getLocalPort();
  }

  /** How often something came from a client: on a connection that is kept, a request each. */
  int asked() {
    return asked.get();
  }

  /** Cuts every connection, by a reset; new ones work. */
  void cut() {
    sockets.forEach(Wire::close);
    sockets.clear();
  }

  /** Cuts every connection, and new ones too until it is up again. */
  void down() {
    down = true;
    cut();
  }

  void up() {
    down = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        if (down || !connect(client)) {
          close(client);
        }
      }
    } catch (IOException closed) {
      cut();
    }
  }

  /** False when nobody listens at the other end. */
  private boolean connect(Socket client) {
    Socket upstream;
    try {
      upstream = new Socket(InetAddress.getLoopbackAddress(), server);
    } catch (IOException nobodyThere) {
      return false;
    }
    sockets.add(client);
    sockets.add(upstream);
    threads.execute(() -> copy(client, upstream, asked::incrementAndGet));
    threads.execute(() -> copy(upstream, client, () -> {}));
    return true;
  }

  private void copy(Socket from, Socket to, Runnable each) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        each.run();
        out.write(bytes, 0, read);
      }
    } catch (IOException cut) {
      sockets.remove(from);
    }
    sockets.remove(to);
  }

  private static void close(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // ends it by a reset
      socket.close();
    } catch (SocketException closedAlready) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
    threads.shutdownNow();
  }
}
