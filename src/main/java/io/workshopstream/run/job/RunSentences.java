package io.workshopstream.run.job;

import io.workshopstream.run.event.RunId;
import io.workshopstream.run.event.RunKey;
import io.workshopstream.run.event.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the life of a run, whatever its work, says to the people who watch. */
public final class RunSentences {

  public static final String COMPLETED = "Process completed";
  public static final String DRY_RUN_INTERRUPTED =
      "Interrupted: the server that worked on this dry run was lost";

  private RunSentences() {}

  public static String waits(int position, List<RunKey> before) {
    String names = before.stream().map(RunKey::toString).collect(Collectors.joining("; "));
    return "Waiting in the queue at position " + position + ", behind: " + names;
  }

  public static String queueIsFull(int waiting, Duration retryAfter) {
    return waiting + " runs are waiting already; try again in " + words(retryAfter);
  }

  public static String serverStops() {
    return "The server stops; try again when it is back";
  }

  public static String keyIsTaken(RunKey other) {
    return "This Idempotency-Key was used for other work: " + other;
  }

  public static String stopping(StopReason reason) {
    return switch (reason) {
      case CANCELLED -> "Stopped on request";
      case TIMED_OUT -> "Stopped: it took longer than allowed";
      case ABANDONED -> "Stopped: nobody watches it any more";
      case SUPERSEDED -> "Dropped: newer work on the same subject takes its place";
      case SHUTDOWN -> "Stopped: the server shuts down";
      case LEASE_LOST -> "Stopped here: another server has the run";
    };
  }

  public static String stopsSoon(StopReason reason) {
    return switch (reason) {
      case SHUTDOWN -> "The server shuts down: stopping at the next safe boundary";
      case ABANDONED -> "Nobody watches any more: stopping at the next safe boundary";
      case CANCELLED -> "Cancelling on request: stopping at the next safe boundary";
      case TIMED_OUT -> "Its time is up: stopping at the next safe boundary";
      case SUPERSEDED -> "Newer work takes its place: stopping at the next safe boundary";
      case LEASE_LOST -> "Another server has the run: stopping at the next safe boundary";
    };
  }

  /** Why a request is refused that nobody can decide on. */
  public static String startIsDisputed() {
    return "Others ask for the same work at this very moment; try again in a moment";
  }

  /** What watchers are told when the owner of a run was lost. */
  public static String takenOver() {
    return "The server that worked on this was lost; another one goes on with it";
  }

  /** What watchers are told when the owner of a run stops. */
  public static String handsOver() {
    return "The server stops; another one goes on with this run";
  }

  /** How many of the runs that do the parts of another one are over. */
  public static String childrenEnded(int ended, int all) {
    return ended + " of " + all + " done";
  }

  /** Why a run is not begun yet another time. */
  public static String interrupted(int attempts) {
    return "Interrupted: it was begun " + attempts + " times and came no further";
  }

  public static String tooManyKeys(int most) {
    return "This work was asked for under "
        + most
        + " different Idempotency-Keys already: send one of them again, or none";
  }

  /** Why a request is refused whose Idempotency-Key is too long. */
  public static String keyIsTooLong(int longest, int length) {
    return "Idempotency-Key must have at most " + longest + " characters, not " + length;
  }

  static String tooLarge(String event, int bytes) {
    return String.format(
        Locale.ROOT, "An event of kind %s with %d bytes was too large to keep", event, bytes);
  }

  public static String tookTooLong(Duration limit) {
    return "Processing took longer than the allowed " + words(limit);
  }

  public static String unexpected(RunId id) {
    return "An unexpected error ended the run; the server's log has the details under run " + id;
  }

  public static String closed(String why) {
    return "Connection closed: " + why;
  }

  public static String discarded() {
    return "Discarded: what was held back is not carried out";
  }

  private static String words(Duration limit) {
    return limit.toSeconds() % 60 == 0
        ? count(limit.toMinutes(), "minute")
        : count(limit.toSeconds(), "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
