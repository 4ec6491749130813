package io.workshopstream.api.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.admin.correction.Difference;
import io.workshopstream.admin.correction.Proposal;
import io.workshopstream.crawl.address.MaskedAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a correction would teach.
 *
 * @param rule null when nothing can be learned
 * @param reason why nothing can be learned: a word in lower case; null when something can
 * @param message the same as a sentence
 * @param differences what the rule would change on the pages that were read
 * @param more how many differences are left out
 * @param pagesRead how many pages were read
 * @param pagesFailed pages that could not be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
    @Nullable RuleView rule,
    @Nullable String reason,
    @Nullable String message,
    List<Difference> differences,
    int more,
    int pagesRead,
    List<String> pagesFailed) {

  static ProposalView of(Proposal proposal) {
    if (proposal instanceof Proposal.Offered offered) {
      return new ProposalView(
          RuleView.of(offered.rule()),
          null,
          null,
          offered.differences(),
          offered.more(),
          offered.read(),
          offered.failed().stream().map(MaskedAddress::of).toList());
    }
    Proposal.NothingToLearn nothing = (Proposal.NothingToLearn) proposal;
    return nothing(nothing.reason(), nothing.sentence());
  }

  static ProposalView nothing(String reason, String sentence) {
    return new ProposalView(null, reason, sentence, List.of(), 0, 0, List.of());
  }
}
