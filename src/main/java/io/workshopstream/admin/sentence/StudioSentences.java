package io.workshopstream.admin.sentence;

import io.workshopstream.studio.Studio;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences about studios that are edited. */
public final class StudioSentences {

  private static final int MOST_NAMED = 20;

  private StudioSentences() {}

  /** Names the first of those that are known. */
  public static String unknown(String id, List<Studio> known) {
    return String.format(
        Locale.ROOT,
        "Unknown studio \"%s\"; known are: %s%s",
        id,
        known.stream()
            .limit(MOST_NAMED)
            .map(studio -> studio.id().value())
            .collect(Collectors.joining(", ")),
        known.size() > MOST_NAMED ? " and more" : "");
  }

  public static String isGone(String id) {
    return String.format(
        Locale.ROOT, "The studio %s was removed while this waited: nothing was done", id);
  }

  public static String hasWorkshops(String id, int count) {
    return String.format(
        Locale.ROOT,
        "%s still has %d workshop%s: approve a refresh that removes what its site no longer announces,"
            + " or keep the studio with {\"enabled\": false} instead of removing it",
        id,
        count,
        count == 1 ? "" : "s");
  }

  public static String hasRun(String id, String run) {
    return String.format(
        Locale.ROOT,
        "%s still has the run %s: wait for its end, cancel it by DELETE /api/runs/%s, or approve or"
            + " discard it when it waits for that",
        id,
        run,
        run);
  }
}
