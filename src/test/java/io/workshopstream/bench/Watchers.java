package io.workshopstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clients that watch, all on the thread that calls {@link #look}: a machine with two cores has none
 * to spare for its own measuring. Counts who has what, and how long after the event's stamp.
 */
final class Watchers implements AutoCloseable {

  private static final int ADDRESSES = 8;
  private static final int AT_ONCE = 200;

  /** Payara leaves requests without an answer when more than 4,096 wait for a thread. */
  private static final int UNANSWERED = 1000;

  private final Selector selector;
  private final Target target;
  private final String request;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final List<EventStream> streams = new ArrayList<>();
  private final byte[] bytes = new byte[256 * 1024];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private final int[] arrivals;
  private final long[] slowest;
  private final Latencies latencies = new Latencies();
  private boolean measuring;
  private int many;
  private int begun;
  private int over;
  private int complete;
  private long deliveries;
  private long now;

  /**
   * @param request what each client sends
   * @param mostEvents more than will come to any of them
   */
  Watchers(Target target, String request, int mostEvents) {
    this.target = target;
    this.request = request;
    this.arrivals = new int[mostEvents + 1];
    this.slowest = new long[mostEvents + 1];
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Selector selector() {
    return selector;
  }

  /** Opens streams, some at a time, and returns when all have begun. */
  void open(int count) {
    for (int left = count; left > 0; left -= UNANSWERED) {
      connect(Math.min(left, UNANSWERED));
      awaitBegun();
    }
  }

  private void awaitBegun() {
    long end = System.nanoTime() + 60_000_000_000L;
    while (begun < many) {
      look(100);
      if (System.nanoTime() > end) {
        throw new IllegalStateException(begun + " of " + many + " streams began");
      }
    }
  }

  /** Sends the requests of so many clients. */
  void connect(int count) {
    many += count;
    for (int i = 0; i < count; i++) {
      connectOne(i);
      if (i % AT_ONCE == AT_ONCE - 1) {
        look(0);
      }
    }
  }

  private void connectOne(int i) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.bind(new InetSocketAddress(address(i), 0));
      channel.connect(target.address());
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      channel.configureBlocking(false);
      EventStream stream = new EventStream(target.isOrdered(), this::event);
      channels.add(channel);
      streams.add(stream);
      channel.register(selector, SelectionKey.OP_READ, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of several of this machine: the ports of one alone would not last. */
  private static InetAddress address(int i) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + i % ADDRESSES)});
  }

  private void event(int number, long stamp) {
    deliveries++;
    if (++arrivals[number] == many) {
      complete++;
    }
    long late = now - stamp;
    slowest[number] = Math.max(slowest[number], late);
    if (measuring) {
      latencies.add(late);
    }
  }

  /** Reads what has come; waits so many milliseconds for it. */
  void look(long millis) {
    try {
      if (millis > 0) {
        selector.select(millis);
      } else {
        selector.selectNow();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof EventStream stream) {
          read(key, stream);
        }
      }
      selector.selectedKeys().clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what comes for so long. */
  void rest(int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      look(50);
    }
  }

  private void read(SelectionKey key, EventStream stream) throws IOException {
    buffer.clear();
    boolean had = stream.hasBegun();
    int n = ((SocketChannel) key.channel()).read(buffer);
    now = System.nanoTime();
    if (n > 0) {
      stream.take(bytes, n);
    }
    begun += !had && stream.hasBegun() ? 1 : 0;
    if (n < 0 || stream.hasEnded()) {
      over++;
      key.cancel();
    }
  }

  /** How many events all clients have. */
  int complete() {
    return complete;
  }

  /** How many events came, to all clients together. */
  long deliveries() {
    return deliveries;
  }

  /** How many streams have ended. */
  int over() {
    return over;
  }

  int many() {
    return many;
  }

  long bytes() {
    return streams.stream().mapToLong(EventStream::bytes).sum();
  }

  /** Begins to note how late each event comes. */
  void measure() {
    measuring = true;
  }

  Latencies latencies() {
    return latencies;
  }

  /** How late the last client had each of the events, of those between two numbers. */
  Latencies ofLastClient(int from, int to) {
    Latencies last = new Latencies();
    Arrays.stream(slowest, from, to + 1).forEach(last::add);
    return last;
  }

  /**
   * Ends with an exception unless each client has each event once and in order.
   *
   * @param events how many there were
   */
  void check(int events) {
    int lost = streams.stream().mapToInt(EventStream::lost).sum();
    int repeated = streams.stream().mapToInt(EventStream::repeated).sum();
    long behind = streams.stream().filter(stream -> stream.last() != events).count();
    if (lost + repeated + behind > 0) {
      throw new IllegalStateException(
          "lost %d, twice or out of order %d, clients without the last event %d"
              .formatted(lost, repeated, behind));
    }
  }

  @Override
  public void close() {
    try {
      for (SocketChannel channel : channels) {
        channel.close();
      }
      selector.close();
      streams.forEach(EventStream::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
