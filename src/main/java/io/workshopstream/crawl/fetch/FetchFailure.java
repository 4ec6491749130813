package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.crawl.page.Fetch;
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
 * @param retryable whether another attempt may go better
 * @param wish how long the site asks to be left alone (Retry-After, RFC 9110 section 10.2.3)
 */
public record FetchFailure(
    Fetch.Reason reason, int status, String detail, boolean retryable, @Nullable Duration wish)
    implements FetchResult {

  private static final Logger LOG = System.getLogger(FetchFailure.class.getName());

  /** One that no further attempt would mend. */
  public static FetchFailure permanent(Fetch.Reason reason, String detail) {
    return new FetchFailure(reason, 0, detail, false, null);
  }

  /** One that may have mended itself by the next attempt. */
  public static FetchFailure retryable(Fetch.Reason reason, String detail) {
    return new FetchFailure(reason, 0, detail, true, null);
  }

  /** An answer whose status is neither a success nor a redirect. */
  static FetchFailure status(int status, @Nullable Duration wish) {
    boolean retryable = status == 408 || status == 429 || status >= 500;
    return new FetchFailure(reason(status), status, "" + status, retryable, wish);
  }

  public FetchFailure saying(String words) {
    return new FetchFailure(reason, status, words, retryable, wish);
  }

  /** A fault of our own, which the log tells in full. */
  public static FetchFailure unexpected(URI address, Throwable bug) {
    LOG.log(Level.WARNING, "Unexpected at " + MaskedAddress.of(address), bug);
    return permanent(Fetch.Reason.UNREACHABLE, "unexpected " + bug.getClass().getSimpleName());
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
