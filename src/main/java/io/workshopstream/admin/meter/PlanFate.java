package io.workshopstream.admin.meter;

/** What became of a plan; one that was only to be shown is not counted. */
public enum PlanFate {
  STORED,
  /** It waits for an admin. */
  HELD
}
