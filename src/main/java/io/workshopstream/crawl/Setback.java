package io.workshopstream.crawl;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request that brought no page.
 *
 * @param status of the answer, 0 when there was none
 * @param detail what the reason does not say; may be empty
 * @param passing whether another attempt may go better
 * @param wish how long the site asks to be left alone (Retry-After, RFC 9110 section 10.2.3)
 */
record Setback(
    Fetch.Reason reason, int status, String detail, boolean passing, @Nullable Duration wish)
    implements Answer {

  private static final Logger LOG = System.getLogger(Setback.class.getName());

  /** One that no further attempt would mend. */
  static Setback lasting(Fetch.Reason reason, String detail) {
    return new Setback(reason, 0, detail, false, null);
  }

  /** One that may have mended itself by the next attempt. */
  static Setback passing(Fetch.Reason reason, String detail) {
    return new Setback(reason, 0, detail, true, null);
  }

  /** An answer whose status is neither a success nor a redirect. */
  static Setback status(int status, @Nullable Duration wish) {
    boolean passing = status == 408 || status == 429 || status >= 500;
    return new Setback(reason(status), status, "" + status, passing, wish);
  }

  Setback saying(String words) {
    return new Setback(reason, status, words, passing, wish);
  }

  /** A fault of our own, which the log tells in full. */
  static Setback unexpected(URI address, Throwable bug) {
    LOG.log(Level.WARNING, "Unexpected at " + MaskedAddress.of(address), bug);
    return lasting(Fetch.Reason.UNREACHABLE, "unexpected " + bug.getClass().getSimpleName());
  }

  private static Fetch.Reason reason(int status) {
    return switch (status) {
      case 404, 410 -> Fetch.Reason.NOT_FOUND;
      case 401, 403 -> Fetch.Reason.REFUSED;
      case 429 -> Fetch.Reason.TOO_MANY_REQUESTS;
      default -> Fetch.Reason.BAD_STATUS;
    };
  }
}
