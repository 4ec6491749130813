package io.workshopstream.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.trace.WorkContext;
import io.workshopstream.trace.WorkField;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static LogRecord entry(Level level, String message) {
    LogRecord entry = new LogRecord(level, message);
    entry.setLoggerName("org.example");
    entry.setInstant(Instant.parse("2026-11-29T08:00:00.123Z"));
    return entry;
  }

  private static JsonNode json(LogRecord entry) throws Exception {
    String line = new JsonLines().format(entry);
    assertThat(line).endsWith("}\n").doesNotContainPattern("\n.");
    return new ObjectMapper().readTree(line);
  }

  @Test
  void a_line_is_an_object_with_what_the_thread_works_for() throws Exception {
    LogRecord entry = entry(Level.WARNING, "a \"quote\" of {0}\nand a second line");
    entry.setParameters(new Object[] {"₹850"});
    Map<WorkField, String> work = Map.of(WorkField.RUN, "run1", WorkField.STUDIO, "vins.dance.co");
    try (WorkContext.Scope scope = WorkContext.with(work)) {
      JsonNode line = json(entry);

      assertThat(line.get("time").asText()).isEqualTo("2026-11-29T08:00:00.123Z");
      assertThat(line.get("level").asText()).isEqualTo("WARNING");
      assertThat(line.get("logger").asText()).isEqualTo("org.example");
      assertThat(line.get("message").asText()).isEqualTo("a \"quote\" of ₹850\nand a second line");
      assertThat(line.get("run").asText()).isEqualTo("run1");
      assertThat(line.get("studio").asText()).isEqualTo("vins.dance.co");
      assertThat(line.has("request")).isFalse();
      assertThat(line.has("error")).isFalse();
    }
  }

  @Test
  void an_exception_has_its_type_its_message_and_a_stack_of_bounded_length() throws Exception {
    LogRecord entry = entry(Level.SEVERE, "broke");
    entry.setThrown(new IllegalStateException("x".repeat(20_000)));

    JsonNode error = json(entry).get("error");

    assertThat(error.get("type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("stack").asText()).startsWith("java.lang.IllegalStateException: xxx");
    assertThat(error.get("stack").asText()).hasSize(16_000);
    assertThat(json(entry).get("level").asText()).isEqualTo("ERROR");
  }
}
