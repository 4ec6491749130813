package io.workshopstream.extraction.claim;

import io.workshopstream.grammar.time.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Turns an entry of a schedule into claims. */
public final class ScheduleClaims {

  private ScheduleClaims() {}

  public static EventClaim of(Schedule.Entry entry, String place) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.NAME, entry.name(), place));
    claims.add(new Claim(Field.DATE, entry.day(), place));
    String time = entry.time();
    if (time != null) {
      claims.add(new Claim(Field.TIME, time, place));
    }
    return new EventClaim("schedule", Trust.LISTING, claims);
  }
}
