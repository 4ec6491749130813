package io.workshopstream.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** A peer on Node, which keeps and stores nothing; see {@code src/test/bench/peers}. */
final class NodePeer implements Target, AutoCloseable {

  private final String name;
  private final int port;
  private final ServerProcess process;
  private int channels;

  private NodePeer(String name, int port, ServerProcess process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param script beside the packages that it needs
   * @param folder for its log
   */
  static NodePeer start(String name, Path script, Path folder, int port) {
    Path log = folder.resolve(script.getFileName() + ".log");
    List<String> command = List.of("node", script.toString(), "" + port);
    NodePeer peer = new NodePeer(name, port, new ServerProcess(log, command));
    for (int tries = 0; !peer.answers(); tries++) {
      if (tries > 100 || !peer.process.isAlive()) {
        peer.close();
        throw new IllegalStateException(name + " did not start: " + log + " says why");
      }
      Workshops.sleep(100);
    }
    return peer;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(address(), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** They come down several connections, as those of nchan do. */
  @Override
  public boolean isOrdered() {
    return false;
  }

  @Override
  public double cpu() {
    return process.cpu();
  }

  @Override
  public Channel open() {
    return new PostedChannel(address(), "c" + ++channels);
  }

  @Override
  public void close() {
    process.close();
  }
}
