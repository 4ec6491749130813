package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.PageEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What pages say besides the workshops themselves.
 *
 * @param evidence what the values of the workshops rest on, by their keys
 * @param reviews what a person has to look at
 * @param withdrawn the keys of what waited for a person and does not any more: its page no longer
 *     announces it, or does so clearly
 * @param decided what pages announce unclearly and people decided on before
 * @param refused the keys of those of them that people took for none
 */
public record Findings(
    List<PageEvidence> evidence,
    List<PendingReview> reviews,
    Set<String> withdrawn,
    List<PendingReview> decided,
    Set<String> refused) {

  /** Nothing but the workshops. */
  public static final Findings NONE = new Findings(List.of(), List.of());

  public Findings {
    evidence = List.copyOf(evidence);
    reviews = List.copyOf(reviews);
    withdrawn = Set.copyOf(withdrawn);
    decided = List.copyOf(decided);
    refused = Set.copyOf(refused);
  }

  /** Of a page: nothing can be withdrawn before all are read. */
  public Findings(List<PageEvidence> evidence, List<PendingReview> reviews) {
    this(evidence, reviews, Set.of(), List.of(), Set.of());
  }

  /** These and those of another page. */
  public Findings and(Findings other) {
    return new Findings(joined(evidence, other.evidence), joined(reviews, other.reviews));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** The same, except that what waits stays although it was not found again. */
  Findings withoutRemovals() {
    return new Findings(evidence, reviews, Set.of(), decided, refused);
  }

  /** The same, with the evidence under the keys by which the catalogue knows the workshops. */
  Findings withKeys(UnaryOperator<String> known) {
    List<PageEvidence> renamed =
        evidence.stream().map(one -> one.withUuid(known.apply(one.uuid()))).toList();
    return new Findings(renamed, reviews, withdrawn, decided, refused);
  }
}
