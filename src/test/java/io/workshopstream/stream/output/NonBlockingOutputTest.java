package io.workshopstream.stream.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.stream.frame.SharedBytes;
import io.workshopstream.stream.meter.TransportMeter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NonBlockingOutputTest {

  /** A connection that breaks before the first byte can be written. */
  private static final class Cut extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      listener.onError(new IOException("reset"));
    }

    @Override
    public void write(int b) {
      throw new IllegalStateException("nobody may write here");
    }
  }

  @Test
  void a_client_that_is_gone_before_the_first_byte_is_noticed() {
    NonBlockingOutput output = new NonBlockingOutput(new Cut());
    AtomicInteger calls = new AtomicInteger();
    output.onChange(calls::incrementAndGet);

    output.start(Encoding.plain(), () -> {});

    assertThat(output.isStarted()).as("whoever serves it gets a turn").isTrue();
    assertThat(output.isBroken()).isTrue();
    assertThat(calls).hasValue(1);
  }

  /** A connection that keeps to itself that its client has gone, until it is asked for more. */
  private static final class Left extends ServletOutputStream {

    private boolean gone;

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException unexpected) {
        throw new AssertionError(unexpected);
      }
    }

    @Override
    public void write(int b) {}

    @Override
    public void flush() throws IOException {
      if (gone) {
        throw new IOException("reset");
      }
      gone = true;
    }
  }

  @Test
  void a_client_that_left_is_noticed_by_a_flush_of_nothing() {
    NonBlockingOutput output = new NonBlockingOutput(new Left());
    output.start(Encoding.plain(), () -> {});
    byte[] heartbeat = ": \n".getBytes(StandardCharsets.UTF_8);
    output.write(new SharedBytes(heartbeat), TransportMeter.NO_NEWS);
    assertThat(output.isBroken()).isFalse();

    output.flushAgain();

    assertThat(output.isBroken()).isTrue();
  }
}
