package io.workshopstream.admin.refresh;

import io.workshopstream.admin.sentence.Sentences;

/** What became of the links and workshops of one studio in one run; for the run's own thread. */
public final class StudioSummary {

  private int workshops;
  private int ignored;
  private int failed;

  public void found(int number) {
    workshops += number;
  }

  void ignored(int number) {
    ignored += number;
  }

  void failed() {
    failed++;
  }

  /** Counts what another one counted, too. */
  void add(StudioSummary other) {
    workshops += other.workshops;
    ignored += other.ignored;
    failed += other.failed;
  }

  public String words() {
    return Sentences.count(workshops, "workshop")
        + " found, "
        + ignored
        + (ignored == 1 ? " link or event" : " links or events")
        + " ignored, "
        + Sentences.count(failed, "link")
        + " failed";
  }
}
