package io.workshopstream.stream.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workshopstream.Abroad;
import io.workshopstream.run.event.Level;
import io.workshopstream.run.event.RunEvent;
import io.workshopstream.run.event.RunId;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonEventEncoderTest {

  private static final RunId RUN = new RunId("run1");
  private static final Instant AT = Instant.parse("2024-01-15T10:30:00.987Z");

  private final ObjectMapper json = new ObjectMapper();
  private final JsonEventEncoder encoder = new JsonEventEncoder(json);
  private final ControlEvents control = new ControlEvents(encoder);

  private String frame(RunEvent event) {
    return sse(EventFrame.of(encoder.encode(RUN, 7, AT, event)));
  }

  private static String sse(EventFrame frame) {
    return new String(frame.sse(), UTF_8);
  }

  @Test
  void a_log_line_looks_as_specified() {
    assertThat(frame(new RunEvent.Logged(Level.INFO, "Processing link 5 of 10", null)))
        .isEqualTo(
            """
            id: run1-7
            event: logs
            data: {"type":"logs","timestamp":"2024-01-15T10:30:00Z",\
            "data":{"message":"Processing link 5 of 10","level":"info"}}

            """);
  }

  @Test
  void the_progress_bar_looks_as_specified() {
    assertThat(frame(new RunEvent.Progressed(50, 5, 10, "Processing link 5 of 10")))
        .isEqualTo(
            """
            id: run1-7
            event: progress_bar
            data: {"type":"progress_bar","timestamp":"2024-01-15T10:30:00Z",\
            "data":{"percentage":50.0,"current":5,"total":10,"message":"Processing link 5 of 10"}}

            """);
  }

  @Test
  void frames_do_not_change_with_the_language_of_the_server() {
    Abroad.assertSame(
        () ->
            sse(control.skipped(RUN, 1234, 5678, AT))
                + ResumeVerdict.of(RUN, 1234, 5678)
                + frame(new RunEvent.Progressed(6.25, 1234, 5678, "")));
  }

  @Test
  void the_percentage_is_not_rounded() {
    assertThat(frame(new RunEvent.Progressed(100.0 / 15, 1, 15, "")))
        .contains("\"percentage\":6.66666666666666")
        .doesNotContain("message");
  }

  @Test
  void the_ends_are_no_envelopes() {
    assertThat(frame(new RunEvent.Completed("Process completed")))
        .isEqualTo("id: run1-7\nevent: complete\ndata: {\"message\":\"Process completed\"}\n\n");
    assertThat(frame(new RunEvent.Failed("no")))
        .isEqualTo("id: run1-7\nevent: error\ndata: {\"error\":\"no\"}\n\n");
    assertThat(frame(new RunEvent.Closed("bye")))
        .isEqualTo("id: run1-7\nevent: close\ndata: {\"message\":\"bye\"}\n\n");
  }

  @Test
  void a_connection_that_ends_keeps_the_client_s_place() {
    assertThat(sse(control.close("run1-3", "bye")))
        .isEqualTo("id: run1-3\nevent: close\ndata: {\"message\":\"bye\"}\n\n");
  }

  @Test
  void the_opening_dispatches_no_event_yet_tells_the_place() {
    assertThat(new String(SseComments.opening("run1-0", 3000), UTF_8))
        .isEqualTo("retry: 3000\n: workshop streaming\nid: run1-0\n\n");
    assertThat(new String(SseComments.opening("", 3000), UTF_8))
        .isEqualTo("retry: 3000\n: workshop streaming\n\n");
  }

  /** Jersey and fetch-event-source tell of each blank line as of an event. */
  @Test
  void a_comment_that_breaks_the_silence_ends_no_block() {
    assertThat(new String(SseComments.comment(), UTF_8)).isEqualTo(": \n");
  }

  @Property
  void event_injection_no_text_ever_makes_a_second_line_of_data(@ForAll String text)
      throws Exception {
    String frame = frame(new RunEvent.Logged(Level.WARNING, text, null));

    String[] lines = frame.split("\n|\r", -1);
    assertThat(lines).hasSize(5);
    assertThat(lines[2]).startsWith("data: ");
    if (UTF_8.newEncoder().canEncode(text)) {
      JsonNode read = json.readTree(lines[2].substring("data: ".length()));
      assertThat(read.at("/data/message").asText()).isEqualTo(text);
    }
  }
}
