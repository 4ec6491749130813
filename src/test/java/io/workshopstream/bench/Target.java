package io.workshopstream.bench;

import java.net.InetSocketAddress;

/** A server under load. */
interface Target {

  /** Something that many watch and one writes to. */
  interface Channel extends AutoCloseable {

    /** What a client sends that wants to watch from the first event on. */
    String request(boolean gzip);

    /** Has the next event told; returns at once. */
    void publish(int number);

    /** No event comes any more. */
    @Override
    void close();
  }

  String name();

  InetSocketAddress address();

  /** Whether events that are published one after the other have an order. */
  boolean isOrdered();

  Channel open();

  /** The CPU that the server has used so far, in seconds. */
  double cpu();
}
