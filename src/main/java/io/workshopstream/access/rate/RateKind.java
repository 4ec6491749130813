package io.workshopstream.access.rate;

import java.util.Locale;

/** What a caller may do only so often. */
public enum RateKind {
  /** Every request that needs a role. */
  CALLS,
  /** Opening a stream or a WebSocket. */
  STREAMS,
  /** Asking for a run. */
  STARTS,
  /** Having a page looked at. */
  PREVIEWS,
  /** What a language model costs that is asked for that: known only afterwards. */
  MODEL_TOKENS;

  /** The kind as settings and headers name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether all servers on one database count together: what costs other people's sites does. */
  boolean isShared() {
    return this == STARTS || this == PREVIEWS || this == MODEL_TOKENS;
  }

  /** Whether it is enough that some are left: how many are used is told when it is known. */
  boolean isCountedAfterwards() {
    return this == MODEL_TOKENS;
  }
}
