package io.workshopstream.trace;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the thread that asks works for, so that its log lines can say so. A thread that is given to
 * something else begins without any.
 */
public final class WorkContext {

  private static final ThreadLocal<Map<WorkField, String>> CURRENT =
      ThreadLocal.withInitial(Map::of);

  private WorkContext() {}

  /** A stretch of work, which ends when it is closed, on the thread that began it. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** What is known of the work of this thread, in the order of the fields. */
  public static Map<WorkField, String> current() {
    return CURRENT.get();
  }

  /** Begins a stretch of work of which this is known, besides what was known before. */
  public static Scope with(WorkField field, String value) {
    return with(Map.of(field, value));
  }

  /** Begins a stretch of work of which all this is known, besides what was known before. */
  public static Scope with(Map<WorkField, String> more) {
    Map<WorkField, String> before = CURRENT.get();
    Map<WorkField, String> now = new EnumMap<>(WorkField.class);
    now.putAll(before);
    now.putAll(more);
    CURRENT.set(now);
    return () -> end(before);
  }

  private static void end(Map<WorkField, String> before) {
    if (before.isEmpty()) {
      CURRENT.remove(); // pools keep their threads
    } else {
      CURRENT.set(before);
    }
  }
}
