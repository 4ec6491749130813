package io.workshopstream.metric;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is counted for each value of a label whose values only the configuration or the code knows,
 * such as the ids of studios. The first values have a member each, all further ones share the
 * member {@code other}: whatever is told here, there are never more series than that. For any
 * number of threads.
 *
 * @param <T> what is counted for one value
 */
public final class BoundedFamily<T> {

  private static final String OTHER = "other";

  private final String label;
  private final int most;
  private final Function<MetricLabel, T> member;
  private final Map<String, T> members = new ConcurrentHashMap<>();

  /**
   * @param label the name of the label
   * @param most how many values have a member of their own
   * @param member begins to count for a value
   */
  public BoundedFamily(String label, int most, Function<MetricLabel, T> member) {
    this.label = label;
    this.most = most;
    this.member = member;
  }

  /** What is counted for this value, or for all that are too many. */
  public T of(String value) {
    T known = members.get(value);
    return known == null ? added(value) : known;
  }

  private synchronized T added(String value) {
    boolean full = members.keySet().stream().filter(name -> !name.equals(OTHER)).count() >= most;
    String own = full && !members.containsKey(value) ? OTHER : value;
    @Nullable T known = members.get(own);
    if (known != null) {
      return known;
    }
    T made = member.apply(new MetricLabel(label, own));
    members.put(own, made);
    return made;
  }
}
