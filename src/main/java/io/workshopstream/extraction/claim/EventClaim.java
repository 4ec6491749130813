package io.workshopstream.extraction.claim;

import io.workshopstream.crawl.Crawler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one source of a page says about one event.
 *
 * @param extractor which extractor read it
 */
public record EventClaim(String extractor, Trust trust, List<Claim> claims) {

  private static final Set<Field> ADDRESSES = EnumSet.of(Field.URL, Field.BOOKING_URL);

  /** Of one side of an event no page that people read says more; a hostile one may. */
  public static final int MOST = 200;

  /**
   * Addresses that are none of the web are left out: somebody may make a link of them. So is what
   * is said more often than we take.
   */
  public EventClaim {
    Map<Field, Integer> told = new EnumMap<>(Field.class);
    claims =
        claims.stream()
            .filter(EventClaim::isShowable)
            .filter(claim -> told.merge(claim.field(), 1, Integer::sum) <= MOST)
            .toList();
  }

  /** Whether as much is said of one side as we take, so that more may have been left out. */
  public boolean isFull() {
    return claims.size() >= MOST
        && Arrays.stream(Field.values()).anyMatch(field -> all(field).size() >= MOST);
  }

  private static boolean isShowable(Claim claim) {
    return !ADDRESSES.contains(claim.field()) || Crawler.address(claim.words()).isPresent();
  }

  /** The claims about one side, in the page's order. */
  public List<Claim> all(Field field) {
    List<Claim> found = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim.field() == field) {
        found.add(claim);
      }
    }
    return Collections.unmodifiableList(found);
  }

  public Optional<String> first(Field field) {
    for (Claim claim : claims) {
      if (claim.field() == field) {
        return Optional.of(claim.words());
      }
    }
    return Optional.empty();
  }

  /** This claim with what is said elsewhere, as far as it says nothing of that side itself. */
  public EventClaim with(List<Claim> elsewhere) {
    List<Claim> all = new ArrayList<>(claims);
    elsewhere.stream().filter(claim -> !has(claim.field())).forEach(all::add);
    return new EventClaim(extractor, trust, all);
  }

  public boolean has(Field field) {
    return first(field).isPresent();
  }
}
