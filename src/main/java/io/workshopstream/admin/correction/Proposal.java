package io.workshopstream.admin.correction;

import io.workshopstream.teaching.StoredRule;
import java.net.URI;
import java.util.List;

/** What a correction would teach, or why it teaches nothing. */
public sealed interface Proposal {

  /**
   * A rule that waits for a yes.
   *
   * @param differences what it would change on the pages that were read, at most {@value
   *     #MOST_DIFFERENCES}
   * @param more how many differences are left out
   * @param read how many pages were read
   * @param failed pages that could not be read
   */
  record Offered(
      StoredRule rule, List<Difference> differences, int more, int read, List<URI> failed)
      implements Proposal {

    /** Nobody looks through more. */
    static final int MOST_DIFFERENCES = 100;

    public Offered {
      differences = List.copyOf(differences);
      failed = List.copyOf(failed);
    }
  }

  /**
   * Nothing can be learned.
   *
   * @param reason a word in lower case
   * @param sentence what it means and what to do
   */
  record NothingToLearn(String reason, String sentence) implements Proposal {}
}
