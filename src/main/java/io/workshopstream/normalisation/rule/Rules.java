package io.workshopstream.normalisation.rule;

import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a page is judged by.
 *
 * @param studio whose page it is
 * @param city where the studio teaches
 * @param zone the venue's wall clock, for times that a page gives in another zone
 * @param today the day in that zone; decides what is past and the year of dates without one
 * @param artists who is known by name
 */
public record Rules(
    StudioId studio,
    String city,
    ZoneId zone,
    LocalDate today,
    Acceptance acceptance,
    KnownArtists artists) {

  /** What the pages of a studio are judged by today. */
  public static Rules of(Studio studio, Clock clock, KnownArtists artists) {
    return new Rules(
        studio.id(), studio.city(), studio.zone(), studio.today(clock), Acceptance.STUDIO, artists);
  }

  /** What counts. */
  public enum Acceptance {
    /** Dance events of the studio, in its city, not in the past. */
    STUDIO,
    /** Every event whatsoever: topic, city and past rules are off. */
    ANY_EVENT
  }
}
