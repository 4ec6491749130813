package io.workshopstream.studio;

import io.workshopstream.studio.field.CronExpression;
import io.workshopstream.studio.field.RenderingSetting;
import io.workshopstream.studio.field.StudioWords;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A studio as it is worked on: where its pages start and how far to follow them.
 *
 * @param name shown to people
 * @param start the page that lists the workshops; may carry a key in its query, so never shown
 *     unmasked
 * @param linkPrefix what a workshop link starts with, compared without case
 * @param depth how many links away from the start page to look; 1 reads the start page's links only
 * @param keepQuery whether the query distinguishes pages; dropped from links otherwise
 * @param rendering whether its pages need a browser
 * @param internal whether the site may live on a private or loopback address
 * @param city where it teaches: events elsewhere are not its workshops
 * @param zone the wall clock of its pages
 * @param enabled whether it is refreshed at all
 * @param schedule when it is refreshed without being asked, on its own clock; null for never
 * @param missingKey the name of the setting without which the start page cannot be asked for; null
 *     when nothing is missing
 */
public record Studio(
    StudioId id,
    String name,
    URI start,
    String linkPrefix,
    int depth,
    boolean keepQuery,
    RenderingSetting rendering,
    boolean internal,
    String city,
    ZoneId zone,
    boolean enabled,
    @Nullable CronExpression schedule,
    @Nullable String imageUrl,
    @Nullable String instagramLink,
    @Nullable String missingKey) {

  /** Where a studio teaches that does not say so, and a page of no studio takes place. */
  public static final String DEFAULT_CITY = StudioWords.USUAL_CITY;

  /** The wall clock of that city. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of(StudioWords.USUAL_ZONE);

  /** The day on the studio's wall. */
  public LocalDate today(Clock clock) {
    return LocalDate.now(clock.withZone(zone));
  }
}
