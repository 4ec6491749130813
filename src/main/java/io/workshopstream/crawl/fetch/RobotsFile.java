package io.workshopstream.crawl.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.workshopstream.crawl.page.Fetch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an origin's robots.txt says to us (RFC 9309): read and found, missing, or not to be had. An
 * immutable value.
 */
public final class RobotsFile implements FetchResult {

  /** RFC 9309 section 2.5: at least 500 kibibytes have to be read. */
  public static final int LONGEST = 500 * 1024;

  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z_-]+");
  private static final Pattern TAG = Pattern.compile("<[^<>\\n\\r]*+>");
  private static final Pattern HTML = Pattern.compile("(?i)<(?:html|head|body)\\b");

  private final SimpleRobotRules rules;
  private final @Nullable FetchFailure failure;
  private final int attempts;

  private RobotsFile(SimpleRobotRules rules, @Nullable FetchFailure failure, int attempts) {
    this.rules = rules;
    this.failure = failure;
    this.attempts = attempts;
  }

  /**
   * Reads a robots.txt.
   *
   * @param userAgent its product name, in front of the version, is what rules are looked up for
   */
  public static RobotsFile read(URI address, byte[] body, String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    List<String> names =
        product.lookingAt() ? List.of(product.group().toLowerCase(Locale.ROOT)) : List.of();
    // the crawl has its own bound for delays; no warnings, since a site would choose their words
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    byte[] text = withoutTags(body);
    return new RobotsFile(
        parser.parseContent(address.toString(), text, "text/plain", names), null, 0);
  }

  /** The parser's own way to drop HTML takes minutes for a line of opening brackets. */
  private static byte[] withoutTags(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return HTML.matcher(text).find()
        ? TAG.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8)
        : body;
  }

  /**
   * When there is none, or clients may not see it, everything is allowed (section 2.3.1.3), also
   * when redirects never end (section 2.3.1.2). When it cannot be had for another reason, nothing
   * is (section 2.3.1.4).
   *
   * @param redirected whether it was another address that failed
   */
  public static RobotsFile afterFailure(FetchFailure failure, int attempts, boolean redirected) {
    if (failure.status() / 100 == 4 || failure.reason() == Fetch.Reason.TOO_MANY_REDIRECTS) {
      return new RobotsFile(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null, 0);
    }
    boolean reached = failure.status() > 0 || redirected;
    // a lasting failure without an answer is one of the host, not of this file
    String file = reached || failure.retryable() ? "robots.txt: " : "";
    Fetch.Reason reason = reached ? Fetch.Reason.DISALLOWED : failure.reason();
    FetchFailure shown = FetchFailure.permanent(reason, file + failure.detail());
    SimpleRobotRules none = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    return new RobotsFile(none, shown, reached ? 0 : attempts);
  }

  /** What speaks against asking for this address of the origin. */
  public Optional<FetchFailure> objection(URI address) {
    if (failure != null) {
      return Optional.of(failure);
    }
    return RobotsMatch.allows(rules, address)
        ? Optional.empty()
        : Optional.of(FetchFailure.permanent(Fetch.Reason.DISALLOWED, "robots.txt"));
  }

  /** How many requests it took to find that the origin cannot be reached; 0 for one that can. */
  public int attempts() {
    return attempts;
  }

  /**
   * The wanted pause between two requests, never longer than allowed; zero when none is asked for.
   */
  public Duration delay(Duration longest) {
    long wish = Math.max(0, rules.getCrawlDelay());
    return wish < longest.toMillis() ? Duration.ofMillis(wish) : longest;
  }
}
