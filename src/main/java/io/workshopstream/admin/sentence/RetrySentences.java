package io.workshopstream.admin.sentence;

import io.workshopstream.studio.Studio;

/** The sentences about doing again what failed in an earlier run. */
public final class RetrySentences {

  private RetrySentences() {}

  public static String starts(Studio studio, int links, boolean dryRun) {
    return "Starting to read "
        + Sentences.count(links, "link")
        + " of "
        + studio.name()
        + " that failed before"
        + Sentences.dry(dryRun);
  }

  public static String noLongerListed(int links) {
    return Sentences.count(links, "link")
        + " that failed before "
        + (links == 1 ? "is" : "are")
        + " no longer listed";
  }

  public static String runIsGone(String run) {
    return "The run " + run + ", whose links were to be read again, is no longer known";
  }

  public static String isUnderWay(String state) {
    return "The run is " + state + ": wait for its end, or cancel it, and then retry it";
  }

  public static String noLinkFailed() {
    return "No link of the run failed: start a run of the studio to read all of them again";
  }

  public static String noStudioFailed() {
    return "No studio is left that failed: each was refreshed in this run or since";
  }
}
