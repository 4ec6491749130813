package io.workshopstream.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that ours is measured against, to which events are posted; it stores nothing. */
record Peer(String name, int port, ServerProcess process) implements Target, AutoCloseable {

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** They come down several connections, as one alone is slower. */
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
    return new PostedChannel(address());
  }

  @Override
  public void close() {
    process.close();
  }
}
