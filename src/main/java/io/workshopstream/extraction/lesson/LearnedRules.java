package io.workshopstream.extraction.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules that count for the pages of one studio, the oldest first. */
public record LearnedRules(List<LearnedRule> rules) {

  /** For pages of which nobody has corrected anything. */
  public static final LearnedRules NONE = new LearnedRules(List.of());

  public LearnedRules {
    rules = List.copyOf(rules);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** These and another one. */
  public LearnedRules with(LearnedRule rule) {
    List<LearnedRule> all = new ArrayList<>(rules);
    all.add(rule);
    return new LearnedRules(all);
  }

  /** The same for the same rules, and for no others; empty when there are none. */
  public String version() {
    return rules.stream()
        .map(rule -> rule.number() + ":" + rule.lesson().fingerprint())
        .collect(Collectors.joining(","));
  }
}
