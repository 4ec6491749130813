package io.workshopstream.admin;

import java.util.Locale;

/** What became of the links and workshops of one studio in one run; for the run's own thread. */
final class Tally {

  private int workshops;
  private int ignored;
  private int failed;

  void found(int number) {
    workshops += number;
  }

  void ignored() {
    ignored++;
  }

  void failed() {
    failed++;
  }

  String words() {
    return String.format(
        Locale.ROOT,
        "%s found, %d %s ignored, %s failed",
        Sentences.count(workshops, "workshop"),
        ignored,
        ignored == 1 ? "link or event" : "links or events",
        Sentences.count(failed, "link"));
  }
}
