package io.workshopstream.monitoring;

import io.workshopstream.metric.MetricLabel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * MicroProfile Metrics. Where the server has no classes of it, CDI leaves this one out; where it
 * has them and nobody implements them, nothing is published.
 */
@ApplicationScoped
public class MicroProfileMetrics implements ServerRegistry {

  @Inject private Instance<MetricRegistry> registry;

  @Override
  public LongConsumer counter(String name, String meaning, MetricLabel... labels) {
    return registry.isUnsatisfied()
        ? count -> {}
        : registry.get().counter(metadata(name, meaning), tags(labels))::inc;
  }

  @Override
  public void gauge(String name, String meaning, DoubleSupplier value, MetricLabel... labels) {
    if (!registry.isUnsatisfied()) {
      registry
          .get()
          .gauge(metadata(name, meaning), value, DoubleSupplier::getAsDouble, tags(labels));
    }
  }

  private static Tag[] tags(MetricLabel... labels) {
    return Stream.of(labels).map(label -> new Tag(label.name(), label.value())).toArray(Tag[]::new);
  }

  private static Metadata metadata(String name, String meaning) {
    return Metadata.builder().withName(name).withDescription(meaning).build();
  }
}
