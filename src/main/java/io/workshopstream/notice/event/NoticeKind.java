package io.workshopstream.notice.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people can be told of. */
public enum NoticeKind {
  /** A run failed, took too long, or was broken off too often. */
  RUN_FAILED("run.failed"),
  /** A run holds a plan back until somebody decides. */
  PLAN_HELD("plan.held"),
  /** A refresh found no workshop at all. */
  NONE_FOUND("workshops.none_found"),
  /** A refresh found far fewer workshops to come than there were. */
  DROPPED("workshops.dropped"),
  /** A run stored workshops that were not there before. */
  ADDED("workshops.added"),
  /** Somebody tries whether a subscription works; nobody subscribes to this. */
  TEST("test");

  private final String word;

  NoticeKind(String word) {
    this.word = word;
  }

  /** The kind on the wire and in the database. */
  public String word() {
    return word;
  }

  /** All that can be subscribed to. */
  public static List<NoticeKind> subscribable() {
    return Arrays.stream(values()).filter(kind -> kind != TEST).toList();
  }

  /** The kind that a word names. */
  public static Optional<NoticeKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
