package io.workshopstream.stream.output;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
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
}
