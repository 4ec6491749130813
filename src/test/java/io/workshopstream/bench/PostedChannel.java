package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel of a peer, to which events are posted on connections of its own that are kept. */
final class PostedChannel implements Target.Channel {

  private static final int PUBLISHERS = 16;

  private static final AtomicInteger CHANNELS = new AtomicInteger();

  private final String id = "c" + CHANNELS.incrementAndGet();
  private final List<SocketChannel> publishers = new ArrayList<>();
  private final ByteBuffer answers = ByteBuffer.allocate(64 * 1024);

  PostedChannel(InetSocketAddress address) {
    try {
      for (int i = 0; i < PUBLISHERS; i++) {
        SocketChannel publisher = SocketChannel.open(address);
        publisher.setOption(StandardSocketOptions.TCP_NODELAY, true);
        publisher.configureBlocking(false);
        publishers.add(publisher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String request(boolean gzip) {
    return "GET /sub/" + id + " HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n";
  }

  @Override
  public void publish(int number) {
    String body =
        "{\"type\":\"logs\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"message\":\""
            + Mark.of(number)
            + "\",\"level\":\"info\"}}";
    String head = "POST /pub/" + id + " HTTP/1.1\r\nHost: bench\r\nX-EventSource-Event: logs\r\n";
    String message = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    try {
      SocketChannel publisher = publishers.get(number % PUBLISHERS);
      answers.clear();
      int unused = publisher.read(answers);
      ByteBuffer bytes = ByteBuffer.wrap(message.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        publisher.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (SocketChannel publisher : publishers) {
        publisher.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
