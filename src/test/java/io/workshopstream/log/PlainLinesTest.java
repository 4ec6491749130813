package io.workshopstream.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.access.identity.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OTHERS = Logger.getLogger("org.example.server");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final StreamHandler handler = new StreamHandler(written, formatter);

  @BeforeEach
  void watch() throws Exception {
    handler.setEncoding("UTF-8");
    ROOT.addHandler(handler);
    PlainLines.begin(LogFormat.TEXT);
  }

  @AfterEach
  void leave() {
    PlainLines.end();
    ROOT.removeHandler(handler);
  }

  private String written() {
    handler.flush();
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void what_somebody_else_logs_of_a_hostile_page_moves_no_cursor() {
    OTHERS.log(
        Level.SEVERE,
        "of \u001b[2Ja\rb\u009b31m\u202ec",
        new IllegalStateException("page \u001b]0;owned\u0007\u0000 said"));

    assertThat(written())
        .contains("of \uFFFD[2Ja\uFFFDb\uFFFD31m\uFFFDc", "page \uFFFD]0;owned\uFFFD\uFFFD said")
        .contains("\tat io.workshopstream.log.PlainLinesTest.")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\r\\n\\t]]");
  }

  @Test
  void a_token_that_somebody_sent_where_none_belongs_is_not_in_the_log() {
    String token = Secret.random(Secret.Kind.TOKEN, new SecureRandom()).value();
    OTHERS.warning("no studio is called " + token + ", says " + token + "!");

    assertThat(written()).contains(token.substring(0, 12) + "…, says").doesNotContain(token);
  }

  @Test
  void words_of_any_script_stay_as_they_are_and_the_server_gets_its_formatter_back() {
    OTHERS.warning("Señorita – ಕನ್ನಡ हिन्दी 👍 (₹850)");
    PlainLines.begin(LogFormat.TEXT);
    PlainLines.end();

    assertThat(written()).contains("Señorita – ಕನ್ನಡ हिन्दी 👍 (₹850)");
    assertThat(handler.getFormatter()).isSameAs(formatter);
  }
}
