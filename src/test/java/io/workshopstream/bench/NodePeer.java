package io.workshopstream.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** Peers on Node, which keep and store nothing; see {@code src/test/bench/peers}. */
final class NodePeer {

  private NodePeer() {}

  /**
   * Starts one.
   *
   * @param script beside the packages that it needs
   * @param folder for its log
   */
  static Peer start(String name, Path script, Path folder, int port) {
    Path log = folder.resolve(script.getFileName() + ".log");
    List<String> command = List.of("node", script.toString(), "" + port);
    Peer peer = new Peer(name, port, new ServerProcess(log, command));
    for (int tries = 0; !answers(peer); tries++) {
      if (tries > 100 || !peer.process().isAlive()) {
        peer.close();
        throw new IllegalStateException(name + " did not start: " + log + " says why");
      }
      Workshops.sleep(100);
    }
    return peer;
  }

  private static boolean answers(Peer peer) {
    try (Socket socket = new Socket()) {
      socket.connect(peer.address(), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
