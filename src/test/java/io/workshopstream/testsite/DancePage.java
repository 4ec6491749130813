package io.workshopstream.testsite;

import java.time.LocalDate;
import java.time.ZoneId;

/** A page as studios have them: one workshop, with its markup. */
public final class DancePage {

  private static final int DAYS_AHEAD = 10;

  private DancePage() {}

  /** A workshop of a song by Anvi, ten days ahead on a wall clock, at five. */
  public static String of(String song, ZoneId zone) {
    return """
        <title>%1$s by Anvi</title><h1>%1$s dance workshop</h1><script type="application/ld+json">
        {"@type":"DanceEvent","name":"%1$s","startDate":"%2$sT17:00","performer":"Anvi",
        "location":"Indiranagar, Bangalore"}</script>"""
        .formatted(song, LocalDate.now(zone).plusDays(DAYS_AHEAD));
  }
}
