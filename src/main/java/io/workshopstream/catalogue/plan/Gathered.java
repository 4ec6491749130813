package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a crawl brought home from a studio.
 *
 * @param workshops what the pages announce
 * @param read the links whose pages were read: what they no longer announce is gone
 * @param listed every link that the studio lists, read or not
 * @param complete whether the listing was read in full: a link that is missing in it is gone
 * @param findings what the pages say besides
 */
public record Gathered(
    StudioId studio,
    List<Workshop> workshops,
    Set<URI> read,
    Set<URI> listed,
    boolean complete,
    Findings findings) {

  public Gathered {
    workshops = List.copyOf(workshops);
    read = Set.copyOf(read);
    listed = Set.copyOf(listed);
  }

  /** Pages that say nothing besides. */
  public Gathered(
      StudioId studio, List<Workshop> workshops, Set<URI> read, Set<URI> listed, boolean complete) {
    this(studio, workshops, read, listed, complete, Findings.NONE);
  }

  /** One page alone: says nothing about any other link. */
  public static Gathered page(
      StudioId studio, URI link, List<Workshop> workshops, Findings findings) {
    return new Gathered(studio, workshops, Set.of(link), Set.of(link), false, findings);
  }

  /**
   * The same with what was decided: what people took for a workshop is one, what they refused is
   * none, and what waits no longer is withdrawn.
   *
   * @param reviews those of the studio, by the keys of their workshops
   */
  public Gathered reviewed(Map<String, Review> reviews) {
    List<Workshop> all = new ArrayList<>(workshops);
    List<PageEvidence> evidence = new ArrayList<>(findings.evidence());
    List<PendingReview> waiting = new ArrayList<>();
    List<PendingReview> decided = new ArrayList<>();
    Set<String> refused = new HashSet<>();
    for (PendingReview one : findings.reviews()) {
      Review known = reviews.get(one.workshop().uuid());
      if (known == null || known.decision() == null) {
        waiting.add(one);
        continue;
      }
      decided.add(one);
      if (known.isAccepted()) {
        all.add(one.workshop());
        evidence.add(one.evidence());
      } else {
        refused.add(one.workshop().uuid());
      }
    }
    Set<String> withdrawn = withdrawn(reviews.values(), all);
    Findings judged = new Findings(evidence, waiting, withdrawn, decided, refused);
    return new Gathered(studio, all, read, listed, complete, judged);
  }

  private Set<String> withdrawn(Collection<Review> reviews, List<Workshop> all) {
    Set<String> clear = all.stream().map(Workshop::uuid).collect(Collectors.toSet());
    Set<String> unclear =
        findings.reviews().stream().map(one -> one.workshop().uuid()).collect(Collectors.toSet());
    return reviews.stream()
        .map(review -> review.pending().workshop())
        .filter(one -> clear.contains(one.uuid()) || (!unclear.contains(one.uuid()) && proves(one)))
        .map(Workshop::uuid)
        .collect(Collectors.toSet());
  }

  /** Whether a workshop that was not found again is gone, and not only out of sight. */
  boolean proves(Workshop missing) {
    return findings.refused().contains(missing.uuid())
        || read.contains(missing.link())
        || (complete && !listed.contains(missing.link()));
  }

  /** Why a workshop that was not found again may be there all the same. */
  KeptReason doubt(Workshop missing) {
    return listed.contains(missing.link()) ? KeptReason.PAGE_NOT_READ : KeptReason.LISTING_NOT_READ;
  }
}
