package io.workshopstream.admin.meter;

/** What a plan does with a workshop. */
public enum PlanChange {
  ADDED,
  CHANGED,
  REMOVED,
  /** It was not found again, and its page could not be read. */
  KEPT
}
