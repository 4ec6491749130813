package io.workshopstream.run.event;

import java.util.Arrays;

/** The kinds of events that a stream carries, with their names on the wire and in the database. */
public enum RunEventType {
  LOGS("logs", true),
  PROGRESS_BAR("progress_bar", true),
  COMPLETE("complete", true),
  ERROR("error", true),
  CLOSE("close", true),
  RUN("run", false),
  ITEM("item", false),
  CHANGE("change", false),
  STALLED("stalled", false),
  RECOVERED("recovered", false),
  HEARTBEAT("heartbeat", false);

  private final String wireName;
  private final boolean specified;

  RunEventType(String wireName, boolean specified) {
    this.wireName = wireName;
    this.specified = specified;
  }

  /**
   * The type with this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static RunEventType of(String wireName) {
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of event: " + wireName));
  }

  public String wireName() {
    return wireName;
  }

  /** Whether every client knows it: one of the five events of the streaming specification. */
  public boolean isSpecified() {
    return specified;
  }
}
