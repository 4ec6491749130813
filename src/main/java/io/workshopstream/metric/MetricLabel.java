package io.workshopstream.metric;

import java.util.Locale;

/**
 * What tells one series of a metric from the others. Its value is a constant of an enum, or one of
 * a {@link BoundedFamily}, so that there is a bounded number of each.
 */
public record MetricLabel(String name, String value) {

  /** The constant's name in lower case. */
  public static MetricLabel of(String name, Enum<?> value) {
    return new MetricLabel(name, value.name().toLowerCase(Locale.ROOT));
  }
}
