package io.workshopstream.metric;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A counter for each of some constants of an enum. For any number of threads.
 *
 * @param <E> what tells the counters apart
 */
public final class EnumCounters<E extends Enum<E>> {

  private final Map<E, Metrics.Counter> counters;

  /**
   * @param counted those that have a counter
   * @param counter of a constant
   */
  public EnumCounters(Set<E> counted, Function<E, Metrics.Counter> counter) {
    Map<E, Metrics.Counter> all = new HashMap<>();
    counted.forEach(constant -> all.put(constant, counter.apply(constant)));
    this.counters = new EnumMap<>(all);
  }

  /** Counts one more of these. */
  public void increment(E constant) {
    add(constant, 1);
  }

  /** Counts so many more of these; nothing where the constant has no counter. */
  public void add(E constant, long count) {
    Metrics.Counter counter = counters.get(constant);
    if (counter != null) {
      counter.add(count);
    }
  }
}
