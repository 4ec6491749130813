package io.workshopstream.teaching;

import java.net.URI;
import java.time.Instant;

/**
 * Where a rule comes from.
 *
 * @param by who proposed it, and once it is accepted, who accepted it
 * @param at when they did
 * @param workshopId the workshop that was corrected
 * @param page the page from which it was learned
 * @param before what was read there, as an example; may be empty
 * @param after what people say it is; may be empty
 */
public record RuleOrigin(
    String by, Instant at, String workshopId, URI page, String before, String after) {

  private static final int LONGEST = 500;

  public RuleOrigin {
    before = before.substring(0, Math.min(LONGEST, before.length()));
    after = after.substring(0, Math.min(LONGEST, after.length()));
  }
}
