package io.workshopstream.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientNoiseTest {

  private static boolean isLogged(@Nullable Throwable thrown) {
    LogRecord entry = new LogRecord(Level.SEVERE, "something happened");
    entry.setThrown(thrown);
    return new ClientNoise().isLoggable(entry);
  }

  private static Throwable inDecoder() {
    RuntimeException thrown = new ArrayIndexOutOfBoundsException("Index 15 out of bounds");
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.glassfish.grizzly.http.util.HttpRequestURIDecoder", "decode", null, 1)
        });
    return thrown;
  }

  @Test
  void a_client_that_hangs_up_or_sends_half_an_address_fills_no_log() {
    assertThat(isLogged(new UncheckedIOException(new IOException("Connection is closed"))))
        .isFalse();
    assertThat(isLogged(new IllegalStateException(new EOFException()))).isFalse();
    assertThat(isLogged(inDecoder())).isFalse();
  }

  @Test
  void a_defect_is_still_logged() {
    assertThat(isLogged(new IllegalStateException("a defect"))).isTrue();
    assertThat(isLogged(null)).isTrue();
  }
}
