package io.workshopstream.notice.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Makes the connections of one mail, and closes them when it takes too long: the library bounds
 * each step, and a server that answers a letter at a time would make many steps. For any number of
 * threads.
 */
final class CutSockets extends SocketFactory {

  private final List<Socket> open = new ArrayList<>();
  private boolean cut;

  /** Closes what there is, and what comes. */
  void cut() {
    List<Socket> all;
    synchronized (this) {
      cut = true;
      all = List.copyOf(open);
    }
    all.forEach(CutSockets::close);
  }

  synchronized boolean isCut() {
    return cut;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // what was wanted
    }
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (cut) {
      throw new IOException("out of time");
    }
    Socket socket = new Socket();
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress server) throws IOException {
    Socket socket = createSocket();
    socket.connect(server);
    return socket;
  }
}
