package io.workshopstream.extraction.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one source of a page says about one event.
 *
 * @param extractor which extractor read it
 */
public record EventClaim(String extractor, Trust trust, List<Claim> claims) {

  public EventClaim {
    claims = List.copyOf(claims);
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
