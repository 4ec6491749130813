package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.date.IsoMoment;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * On which clock a page's data writes its moments. An offset is a proposal, and so is its absence:
 * many sites write the hours of the venue with the offset of their server, and some write UTC
 * without saying so. The hours that the page prints decide, for all of its events alike; where they
 * bear out both readings or none, what is written counts.
 *
 * @param zone the venue's clock
 * @param misleads whether hours with another clock's offset are hours of the venue all the same
 * @param silent whether hours without an offset are hours of UTC
 */
record MachineClock(ZoneId zone, boolean misleads, boolean silent) {

  static MachineClock of(PageClaims page, ZoneId zone) {
    int[] offset = new int[2];
    int[] bare = new int[2];
    for (EventClaim event : page.events()) {
      for (Claim start : event.all(Field.START)) {
        IsoMoment moment = IsoMoment.parse(start.words()).orElse(null);
        if (moment != null && moment.time() != null) {
          count(moment, zone, page.hours(), moment.offset() == null ? bare : offset);
        }
      }
    }
    return new MachineClock(zone, offset[0] > offset[1], bare[1] > bare[0]);
  }

  /** Counts for which of its two readings a moment speaks: as it is written, and converted. */
  private static void count(IsoMoment moment, ZoneId zone, Set<LocalTime> hours, int[] votes) {
    LocalTime written = wall(moment).toLocalTime();
    LocalTime converted = converted(moment, zone).toLocalTime();
    if (hours.contains(written) != hours.contains(converted)) {
      votes[hours.contains(written) ? 0 : 1]++;
    }
  }

  /** The moment on the venue's clock. */
  LocalDateTime at(IsoMoment moment) {
    boolean asWritten = moment.offset() == null ? !silent : misleads;
    return asWritten ? wall(moment) : converted(moment, zone);
  }

  private static LocalDateTime wall(IsoMoment moment) {
    LocalTime time = moment.time();
    return moment.date().atTime(time == null ? LocalTime.MIDNIGHT : time);
  }

  private static LocalDateTime converted(IsoMoment moment, ZoneId zone) {
    ZoneOffset offset = moment.offset();
    return LocalDateTime.ofInstant(
        wall(moment).toInstant(offset == null ? ZoneOffset.UTC : offset), zone);
  }
}
