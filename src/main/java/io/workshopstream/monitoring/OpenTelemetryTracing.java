package io.workshopstream.monitoring;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.workshopstream.trace.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traces by OpenTelemetry, where the server has it (MicroProfile Telemetry), and as its settings
 * {@code otel.*} say: off, unless {@code otel.sdk.disabled} is false. Where the server has no
 * classes of it, CDI leaves this one out.
 */
@ApplicationScoped
@Typed(OpenTelemetryTracing.class)
public class OpenTelemetryTracing implements Tracing {

  private static final Logger LOG = System.getLogger(OpenTelemetryTracing.class.getName());
  private static final String SCOPE = "io.workshopstream";
  private static final String PARENT = "traceparent";
  private static final W3CTraceContextPropagator WORDS = W3CTraceContextPropagator.getInstance();

  @Inject private Instance<OpenTelemetry> provider;

  @Override
  public Span begin(String name, Map<String, String> attributes) {
    return begin(Context.current(), name, attributes);
  }

  @Override
  public Span beginBelow(@Nullable String parent, String name, Map<String, String> attributes) {
    Map<String, String> words = parent == null ? Map.of() : Map.of(PARENT, parent);
    return begin(WORDS.extract(Context.root(), words, new Getter()), name, attributes);
  }

  @SuppressWarnings("MustBeClosedChecker") // whoever closes the span closes its scope
  private Span begin(Context parent, String name, Map<String, String> attributes) {
    if (provider.isUnsatisfied()) {
      return UNSEEN;
    }
    try {
      SpanBuilder builder = provider.get().getTracer(SCOPE).spanBuilder(name).setParent(parent);
      attributes.forEach(builder::setAttribute);
      io.opentelemetry.api.trace.Span span = builder.startSpan();
      return new CurrentSpan(span, span.makeCurrent());
    } catch (RuntimeException broken) { // no work fails because nobody can be told of it
      LOG.log(Logger.Level.DEBUG, "a span is left out", broken);
      return UNSEEN;
    }
  }

  @Override
  public @Nullable String parent() {
    Map<String, String> words = new HashMap<>();
    WORDS.inject(Context.current(), words, (carrier, key, value) -> words.put(key, value));
    return words.get(PARENT);
  }

  private record CurrentSpan(io.opentelemetry.api.trace.Span span, Scope scope) implements Span {

    @Override
    public void failed(String why) {
      span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
      scope.close();
      span.end();
    }
  }

  private static final class Getter implements TextMapGetter<Map<String, String>> {

    @Override
    @SuppressWarnings("deprecation") // gone in newer versions, asked for by that of the server
    public Iterable<String> keys(Map<String, String> carrier) {
      return List.copyOf(carrier.keySet());
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
