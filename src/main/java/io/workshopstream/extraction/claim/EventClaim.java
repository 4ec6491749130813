package io.workshopstream.extraction.claim;

import io.workshopstream.crawl.Crawler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one source of a page says about one event.
 *
 * @param extractor which extractor read it
 */
public record EventClaim(String extractor, Trust trust, List<Claim> claims) {

  private static final Set<Field> ADDRESSES = EnumSet.of(Field.URL, Field.BOOKING_URL);

  /** Addresses that are none of the web are left out: somebody may make a link of them. */
  public EventClaim {
    claims = claims.stream().filter(EventClaim::isShowable).toList();
  }

  private static boolean isShowable(Claim claim) {
    return !ADDRESSES.contains(claim.field()) || Crawler.address(claim.words()).isPresent();
  }

  /** The claims about one side, in the page's order. */
  public List<Claim> all(Field field) {
    return claims.stream().filter(claim -> claim.field() == field).toList();
  }

  public Optional<String> first(Field field) {
    return claims.stream().filter(claim -> claim.field() == field).map(Claim::words).findFirst();
  }

  /** This claim with what is said elsewhere, as far as it says nothing of that side itself. */
  public EventClaim with(List<Claim> elsewhere) {
    List<Claim> all = new ArrayList<>(claims);
    elsewhere.stream().filter(claim -> !has(claim.field())).forEach(all::add);
    return new EventClaim(extractor, trust, all);
  }

  public boolean has(Field field) {
    return claims.stream().anyMatch(claim -> claim.field() == field);
  }
}
