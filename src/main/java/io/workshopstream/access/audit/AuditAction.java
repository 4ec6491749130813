package io.workshopstream.access.audit;

import java.util.Arrays;
import java.util.Optional;

/** What a caller can do that is kept. */
public enum AuditAction {
  /** A run was started, or one joined that does the same. */
  RUN_STARTED("run.started"),
  RUN_CANCELLED("run.cancelled"),
  RUN_APPROVED("run.approved"),
  RUN_DISCARDED("run.discarded"),
  PAUSE_ENDED("pause.ended"),
  OVERRIDE_SET("override.set"),
  OVERRIDE_UNDONE("override.undone"),
  WORKSHOP_ADDED("workshop.added"),
  WORKSHOP_REMOVED("workshop.removed"),
  STATE_RESTORED("state.restored"),
  REVIEW_ACCEPTED("review.accepted"),
  REVIEW_REFUSED("review.refused"),
  /** A rule that a correction taught counts from now on. */
  RULE_ACCEPTED("rule.accepted"),
  RULE_UNDONE("rule.undone"),
  ARTIST_ADDED("artist.added"),
  ARTIST_CHANGED("artist.changed"),
  ARTIST_MERGED("artist.merged"),
  ARTIST_REMOVED("artist.removed"),
  STUDIO_ADDED("studio.added"),
  STUDIO_CHANGED("studio.changed"),
  STUDIO_REMOVED("studio.removed"),
  SUBSCRIPTION_ADDED("subscription.added"),
  SUBSCRIPTION_CHANGED("subscription.changed"),
  SUBSCRIPTION_REMOVED("subscription.removed"),
  /** A subscription got another signing secret. */
  SUBSCRIPTION_ROTATED("subscription.rotated"),
  /** A test was sent, or a delivery once more. */
  SUBSCRIPTION_TRIED("subscription.tried"),
  ARTISTS_IMPORTED("artists.imported"),
  BACKUP_MADE("backup.made"),
  BACKUP_RESTORED("backup.restored"),
  TOKEN_MADE("token.made"),
  TOKEN_REVOKED("token.revoked"),
  LOGGED_IN("session.begun"),
  LOGGED_OUT("session.ended");

  private final String word;

  AuditAction(String word) {
    this.word = word;
  }

  /** The action as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** Whether its subject is a run. */
  boolean isOfRun() {
    return word.startsWith("run.");
  }

  /** The action that a word names. */
  public static Optional<AuditAction> of(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
