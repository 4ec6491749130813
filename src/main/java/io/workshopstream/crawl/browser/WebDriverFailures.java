package io.workshopstream.crawl.browser;

import io.workshopstream.crawl.fetch.FetchFailure;
import io.workshopstream.crawl.page.Fetch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * Names what a WebDriver server did to a command. Its own words are repeated only where no address
 * of a page can stand in them.
 */
public final class WebDriverFailures {

  private static final Pattern NETWORK_ERROR = Pattern.compile("net::(ERR_[A-Z_]+)");
  private static final Pattern GONE =
      Pattern.compile("crash|disconnected|not reachable|closed|terminated|invalid session");
  private static final int LONGEST = 160;

  private WebDriverFailures() {}

  /** What became of a connection to the server. */
  static FetchFailure of(IOException failure) {
    if (failure instanceof WebDriverException driver) {
      return driver.failure();
    }
    if (failure instanceof ConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof UnknownHostException) {
      return FetchFailure.permanent(Fetch.Reason.NO_BROWSER, "nobody answers at its address");
    }
    return failure instanceof SocketTimeoutException
        ? timedOut()
        : FetchFailure.retryable(Fetch.Reason.NOT_RENDERED, "the browser went away");
  }

  public static FetchFailure timedOut() {
    return FetchFailure.permanent(Fetch.Reason.TIMED_OUT, "in the browser");
  }

  static FetchFailure unreadable() {
    return FetchFailure.permanent(Fetch.Reason.NOT_RENDERED, "unreadable answer of the browser");
  }

  /**
   * An answer that is an error (W3C WebDriver section 6.6).
   *
   * @param error its code
   * @param message its words, of no fixed form
   */
  static FetchFailure error(String error, String message) {
    if (error.equals("session not created")) {
      return FetchFailure.retryable(Fetch.Reason.NO_BROWSER, shortened(message));
    }
    if (error.equals("timeout") || error.equals("script timeout")) {
      return timedOut();
    }
    Matcher network = NETWORK_ERROR.matcher(message);
    if (network.find()) {
      return FetchFailure.retryable(Fetch.Reason.NOT_RENDERED, network.group(1));
    }
    boolean gone = GONE.matcher((error + " " + message).toLowerCase(Locale.ROOT)).find();
    return FetchFailure.retryable(
        Fetch.Reason.NOT_RENDERED, gone ? "the browser crashed" : shortened(error));
  }

  private static String shortened(String words) {
    String line = words.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
