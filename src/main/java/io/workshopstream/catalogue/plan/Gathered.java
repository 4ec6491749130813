package io.workshopstream.catalogue.plan;

import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What a crawl brought home from a studio.
 *
 * @param workshops what the pages announce
 * @param read the links whose pages were read: what they no longer announce is gone
 * @param listed every link that the studio lists, read or not
 * @param complete whether the listing was read in full: a link that is missing in it is gone
 */
public record Gathered(
    StudioId studio, List<Workshop> workshops, Set<URI> read, Set<URI> listed, boolean complete) {

  public Gathered {
    workshops = List.copyOf(workshops);
    read = Set.copyOf(read);
    listed = Set.copyOf(listed);
  }

  /** One page alone: says nothing about any other link. */
  public static Gathered page(StudioId studio, URI link, List<Workshop> workshops) {
    return new Gathered(studio, workshops, Set.of(link), Set.of(link), false);
  }

  /** Whether a workshop that was not found again is gone, and not only out of sight. */
  boolean proves(Workshop missing) {
    return read.contains(missing.link()) || (complete && !listed.contains(missing.link()));
  }
}
