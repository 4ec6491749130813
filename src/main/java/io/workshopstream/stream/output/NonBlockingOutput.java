package io.workshopstream.stream.output;

import io.workshopstream.stream.frame.SharedBytes;
import io.workshopstream.stream.meter.TransportMeter;
import io.workshopstream.stream.output.WriteQueue.Write;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A response output on which nobody ever waits. What is written is collected, {@code flush} queues
 * it, and the queue is drained whenever the connection takes bytes, several writes at a time.
 * Jakarta REST writes here as if to any stream, until one starts; from then on the subscriber alone
 * does.
 *
 * <p>Written to by one thread at a time; drained by whoever comes first, the writer or the
 * container, never by two at once and never under a lock. Whoever writes asks {@link #pending}
 * first: the queue itself does not refuse.
 */
public final class NonBlockingOutput extends ServletOutputStream {

  private static final Logger LOG = System.getLogger(NonBlockingOutput.class.getName());

  private final ServletOutputStream connection;
  private final WriteQueue queue = new WriteQueue();
  private final CoalescingTask draining = new CoalescingTask(this::writeOrBreakOff);
  private final ByteArrayOutputStream head = new ByteArrayOutputStream(0);
  private volatile Encoding encoding = Encoding.plain();
  private volatile boolean possible;
  private volatile boolean broken;
  private volatile boolean letGo;
  private volatile Runnable listener = () -> {};
  private volatile Runnable end = () -> {};
  private volatile @Nullable TransportMeter meter;
  private volatile boolean ours;
  private volatile boolean flushAsked;
  private boolean finished;
  private boolean unflushed;

  NonBlockingOutput(ServletOutputStream connection) {
    this.connection = connection;
  }

  /**
   * Who is called, on a thread of the container, when the output starts, was drained, or is broken.
   */
  public void onChange(Runnable listener) {
    this.listener = listener;
  }

  /** Has somebody told of what the connection takes from now on. */
  public void measure(TransportMeter transport) {
    meter = transport;
  }

  /**
   * Whether the request has become a stream, or never will; before that Jakarta REST is still at
   * work on its head, and nobody else may write.
   */
  public boolean isStarted() {
    return possible || broken;
  }

  /** How many bytes wait for the client. */
  public long pending() {
    return queue.pending();
  }

  /**
   * Ends the complaints about a client that is gone, so that Jakarta REST can close its side in
   * peace.
   */
  public void letGo() {
    letGo = true;
    finished = true;
    encoding.end();
  }

  /**
   * Ends the response where Jakarta REST has not: in a server that stops it is taken down first,
   * and a connection cut in the middle of a response may take its last event with it.
   */
  public void end() {
    try {
      end.run();
    } catch (
        RuntimeException endedAlready) { // whoever leaves must leave whatever the container says
      LOG.log(Logger.Level.TRACE, "the response had its end", endedAlready);
    }
  }

  /** Whether the client is gone. */
  public boolean isBroken() {
    return broken;
  }

  /**
   * Since when, by {@link System#nanoTime}, the client has taken nothing although something waits;
   * now if not so.
   */
  public long stalledSince(long now) {
    return queue.stalledSince(now);
  }

  /**
   * Begins to drain; only once the request is asynchronous may the container be asked to say when
   * to write. What Jakarta REST has written by now, and what it will write, is forgotten: RESTEasy
   * begins each stream with a blank line of its own, before anybody knows whether it is compressed.
   *
   * @param encoding of what is written from now on
   * @param end ends the response
   */
  void start(Encoding encoding, Runnable end) {
    this.end = end;
    ours = true;
    queue.clear();
    this.encoding = encoding;
    connection.setWriteListener(
        new WriteListener() {
          @Override
          public void onWritePossible() {
            possible = true;
            drain();
            if (queue.pending() == 0) {
              listener.run();
            }
          }

          @Override
          public void onError(Throwable gone) {
            breakOff();
          }
        });
  }

  /** Gives what was collected to a response that stayed synchronous, such as an error. */
  void passOn() throws IOException {
    queue.add(taken(), TransportMeter.NO_NEWS);
    for (Write write = queue.poll(); write != null; write = queue.poll()) {
      connection.write(write.bytes());
    }
    connection.flush();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!ours) {
      head.write(bytes, offset, length);
    }
  }

  private byte[] taken() {
    byte[] taken = head.toByteArray();
    head.reset();
    return taken;
  }

  /**
   * Queues what was written and returns at once.
   *
   * @throws IOException when the client is gone
   */
  @Override
  public void flush() throws IOException {
    if (!ours) {
      if (broken && !letGo) {
        throw new IOException("the client is gone");
      }
      queue.add(taken(), TransportMeter.NO_NEWS);
      drain();
    }
  }

  /**
   * Queues what others may be sent as well, and returns at once.
   *
   * @param news when the oldest news in it happened, as {@link TransportMeter#news} tells
   * @throws UncheckedIOException when the client is gone
   */
  public void write(SharedBytes bytes, long news) {
    if (broken && !letGo) {
      throw new UncheckedIOException(new IOException("the client is gone"));
    }
    if (!finished) {
      queue.add(encoding.head(), TransportMeter.NO_NEWS);
      queue.add(encoding.of(bytes), news);
    }
    drain();
  }

  /** Queues the end of what is compressed; nothing may be written after it. */
  public void finish() {
    if (!finished) {
      finished = true;
      queue.add(encoding.head(), TransportMeter.NO_NEWS);
      queue.add(encoding.finish(), TransportMeter.NO_NEWS);
      drain();
    }
  }

  /**
   * Has the container say whether what was written last has failed meanwhile: it keeps that to
   * itself until it is asked for more.
   */
  public void flushAgain() {
    flushAsked = true;
    drain();
  }

  private void drain() {
    if (possible) {
      draining.run();
    }
  }

  private void writeOrBreakOff() {
    try {
      writeWhilePossible();
    } catch (IOException | IllegalStateException gone) {
      breakOff();
    }
  }

  private void writeWhilePossible() throws IOException {
    while (!broken && connection.isReady()) {
      if (queue.isEmpty() && !unflushed && !flushAsked) {
        return;
      }
      if (queue.isEmpty()) {
        unflushed = false;
        flushAsked = false;
        connection.flush();
      } else {
        Write write = queue.next();
        unflushed = true;
        connection.write(write.bytes());
        queue.taken(write);
        tell(write);
      }
    }
  }

  private void tell(Write taken) {
    TransportMeter told = meter;
    if (told != null) {
      told.taken(taken.bytes().length, taken.news());
    }
  }

  /** Gives up: nobody is there, or nothing can be brought to them. */
  void breakOff() {
    if (!broken) {
      broken = true;
      queue.clear();
      listener.run();
    }
  }

  @Override
  public void close() {
    // Jakarta REST closes when the stream ends; the container closes the connection's output
    // itself.
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new IllegalStateException("this output calls its own listener");
  }
}
