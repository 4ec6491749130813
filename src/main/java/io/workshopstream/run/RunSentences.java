package io.workshopstream.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the life of a run, whatever its work, says to the people who watch. */
final class RunSentences {

  static final String COMPLETED = "Process completed";
  static final String INTERRUPTED = "Interrupted: the server stopped before the run was done";

  private RunSentences() {}

  static String waits(int position, List<Run> before) {
    String names =
        before.stream().map(run -> run.key().toString()).collect(Collectors.joining("; "));
    return "Waiting in the queue at position " + position + ", behind: " + names;
  }

  static String queueIsFull(int waiting, Duration retryAfter) {
    return waiting + " runs are waiting already; try again in " + words(retryAfter);
  }

  static String serverStops() {
    return "The server stops; try again when it is back";
  }

  static String keyIsTaken(RunKey other) {
    return "This Idempotency-Key was used for other work: " + other;
  }

  static String stopping(StopReason reason) {
    return switch (reason) {
      case CANCELLED -> "Stopped on request";
      case TIMED_OUT -> "Stopped: it took longer than allowed";
      case ABANDONED -> "Stopped: nobody watches it any more";
      case SUPERSEDED -> "Dropped: newer work on the same subject takes its place";
      case SHUTDOWN -> "Stopped: the server shuts down";
      case UNSTORED -> "Stopped: what it did could not be stored";
    };
  }

  static String stopsSoon(StopReason reason) {
    return switch (reason) {
      case SHUTDOWN -> "The server shuts down: stopping at the next safe boundary";
      case ABANDONED -> "Nobody watches any more: stopping at the next safe boundary";
      case CANCELLED -> "Cancelling on request: stopping at the next safe boundary";
      case TIMED_OUT -> "Its time is up: stopping at the next safe boundary";
      case SUPERSEDED -> "Newer work takes its place: stopping at the next safe boundary";
      case UNSTORED -> "Nothing can be stored: stopping at the next safe boundary";
    };
  }

  static String databaseFailed(String problem) {
    return "Failed: " + problem;
  }

  static String nothingIsStored() {
    return "The database does not store what runs do; try again when it works again";
  }

  static String tooManyNames(int most) {
    return "This work was asked for under "
        + most
        + " different Idempotency-Keys already: send one of them again, or none";
  }

  static String tooLarge(String event, int bytes) {
    return String.format(
        Locale.ROOT, "An event of kind %s with %d bytes was too large to keep", event, bytes);
  }

  static String tookTooLong(Duration limit) {
    return "Processing took longer than the allowed " + words(limit);
  }

  static String unexpected(RunId id) {
    return "An unexpected error ended the run; the server's log has the details under run " + id;
  }

  static String closed(String why) {
    return "Connection closed: " + why;
  }

  static String discarded() {
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
