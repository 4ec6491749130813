package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.extraction.claim.Trust;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * On the page of one event leaves out what only leads to the pages of others: a studio's listing
 * has led here, and leads there too.
 */
public final class ListingFilter {

  private ListingFilter() {}

  public static List<EventClaim> of(PageClaims page, Rules rules) {
    List<EventClaim> own = page.events().stream().filter(claim -> !leadsAway(claim, page)).toList();
    boolean studio = rules.acceptance() == Rules.Acceptance.STUDIO;
    boolean dated = own.stream().anyMatch(claim -> claim.has(Field.DATE) || claim.has(Field.START));
    return studio && dated ? own : page.events();
  }

  private static boolean leadsAway(EventClaim claim, PageClaims page) {
    return claim.trust() == Trust.LISTING
        && claim
            .first(Field.URL)
            .filter(url -> !isAt(url, page.link()) && !isAt(url, page.address()))
            .isPresent();
  }

  private static boolean isAt(String url, URI page) {
    try {
      return Objects.equals(plain(URI.create(url).getPath()), plain(page.getPath()));
    } catch (IllegalArgumentException notAnAddress) {
      return true;
    }
  }

  private static String plain(String path) {
    return path == null ? "" : path.replaceAll("/$", "");
  }
}
