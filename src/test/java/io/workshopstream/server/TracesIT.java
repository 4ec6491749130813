package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a collector of traces learns of a refresh. */
class TracesIT extends OnOwnServer {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  private static TraceCollector collector;
  private static OwnServer server;

  @BeforeAll
  static void start() throws Exception {
    collector = new TraceCollector();
    server =
        OwnServer.start(
            "otel.sdk.disabled=false",
            "otel.traces.exporter=otlp",
            "otel.exporter.otlp.protocol=http/protobuf",
            "otel.exporter.otlp.endpoint=" + collector.address(),
            "otel.bsp.schedule.delay=200");
  }

  @AfterAll
  static void stop() {
    server.close();
    collector.close();
  }

  private static List<Span> spans(String name) {
    return collector.spans().stream()
        .filter(span -> span.getName().equals(name))
        .filter(span -> hex(span.getTraceId().toByteArray()).equals(TRACE))
        .toList();
  }

  private static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  private static String attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  private static Optional<Span> above(Span span) {
    return collector.spans().stream()
        .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
        .findFirst();
  }

  @Test
  void a_refresh_is_a_trace_from_the_request_over_its_run_to_the_pages_and_the_plan() {
    List<SseEvent> events =
        stream(
            server
                .request("/api/streaming/refresh-workshops?studio_id=vins.dance.co")
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .build());
    assertThat(events).anyMatch(event -> event.name().equals("complete"));

    await().until(() -> !spans("plan").isEmpty() && !spans("run refresh-workshops").isEmpty());
    Span run = spans("run refresh-workshops").get(0);
    Span request = await().until(() -> above(run), Optional::isPresent).orElseThrow();

    assertThat(hex(request.getParentSpanId().toByteArray())).isEqualTo(CALLER);
    assertThat(attribute(run, "studio")).isEqualTo("vins.dance.co");
    assertThat(attribute(run, "run")).matches("[0-9a-z]{16}");
    assertThat(spans("page"))
        .isNotEmpty()
        .allMatch(page -> page.getParentSpanId().equals(run.getSpanId()))
        .allMatch(page -> attribute(page, "url.full").startsWith("http://localhost"));
    assertThat(spans("plan")).allMatch(plan -> plan.getParentSpanId().equals(run.getSpanId()));
  }
}
