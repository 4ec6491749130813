package io.workshopstream.admin.correction;

import io.workshopstream.admin.correction.Proposal.NothingToLearn;
import io.workshopstream.admin.correction.Proposal.Offered;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.extraction.lesson.LearnedRules;
import io.workshopstream.extraction.lesson.Learning;
import io.workshopstream.extraction.lesson.Lesson;
import io.workshopstream.extraction.lesson.LessonKind;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.Verdict;
import io.workshopstream.teaching.StoredRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads pages with and without a rule that nobody has accepted yet; for one thread. */
final class Trial {

  /** The number of a rule that has none yet. */
  private static final long UNNUMBERED = 0;

  private final Function<Reading, PageVerdict> reader;
  private final Rules rules;
  private final LearnedRules active;
  private LearnedRules tried = LearnedRules.NONE;
  private LessonKind kind = LessonKind.NAME;
  private Set<String> hidden = Set.of();
  private final List<Difference> differences = new ArrayList<>();
  private final List<URI> failed = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private boolean losesShown;
  private int read;

  /** A page, and by what it is read. */
  record Reading(Page page, Rules rules, LearnedRules learned) {}

  /**
   * @param active the rules that count already
   */
  Trial(Function<Reading, PageVerdict> reader, Rules rules, LearnedRules active) {
    this.reader = reader;
    this.rules = rules;
    this.active = active;
  }

  /** A page as it is read today. */
  PageVerdict before(Page page) {
    return reader.apply(new Reading(page, rules, active));
  }

  /**
   * Tries a lesson from now on.
   *
   * @param hiddenOnes the keys of workshops that people have hidden
   */
  void begin(Lesson lesson, Set<String> hiddenOnes) {
    tried = active.with(new LearnedRule(UNNUMBERED, lesson));
    kind = lesson.kind();
    hidden = hiddenOnes;
  }

  void add(Page page) {
    PageVerdict before = before(page);
    PageVerdict after = reader.apply(new Reading(page, rules, tried));
    read++;
    differences.addAll(Differences.of(page.link(), before, after));
    note(before, after);
  }

  void failed(URI link) {
    failed.add(link);
  }

  private void note(PageVerdict before, PageVerdict after) {
    losesShown |= kind == LessonKind.NO_EVENT && shown(after) < shown(before);
    for (Verdict verdict : after.verdicts()) {
      verdict.event().evidence().stream()
          .filter(said -> said.extractor().equals(LearnedRule.extractor(UNNUMBERED)))
          .map(Event.Evidence::words)
          .forEach(
              words -> {
                values.add(words);
                names.add(verdict.event().name());
              });
    }
  }

  private long shown(PageVerdict page) {
    return page.verdicts().stream()
        .filter(verdict -> CorrectionFactory.isShown(verdict, hidden))
        .count();
  }

  /** Why the rule must not be, as the pages show that were read. */
  Optional<NothingToLearn> refusal() {
    if (losesShown) {
      return Optional.of(ProposalSentences.of(Learning.Why.OTHERS_ALIKE));
    }
    if (kind == LessonKind.NAME && names.size() > 1 && values.size() == 1) {
      return Optional.of(ProposalSentences.of(Learning.Why.SAME_FOR_ALL));
    }
    return differences.isEmpty() ? Optional.of(ProposalSentences.noEffect()) : Optional.empty();
  }

  Offered offered(StoredRule rule) {
    int shownOnes = Math.min(differences.size(), Offered.MOST_DIFFERENCES);
    return new Offered(
        rule, differences.subList(0, shownOnes), differences.size() - shownOnes, read, failed);
  }
}
