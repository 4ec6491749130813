package io.workshopstream.crawl.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRule;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Matches addresses with the rules of a robots.txt (RFC 9309 sections 2.2.2 and 2.2.3). The library
 * that reads them does this too, but takes the first place that fits a wildcard for the only one:
 * with it {@code /*.php$} would allow {@code /a.php.php}.
 */
final class RobotsMatch {

  private static final Pattern DIRECTORY_PAGE = Pattern.compile("index\\.html?$");

  private RobotsMatch() {}

  /** The longest matching pattern counts; of two equally long ones that which allows. */
  static boolean allows(SimpleRobotRules rules, URI address) {
    if (rules.isAllowAll() || rules.isAllowNone()) {
      return rules.isAllowAll();
    }
    String path = comparable(address);
    int longest = -1;
    boolean allowed = true;
    for (RobotRule rule : rules.getRobotRules()) {
      int length = rule.getPrefix().length();
      boolean counts = length > longest || (length == longest && rule.isAllow());
      if (counts && matches(rule.getPrefix(), path)) {
        longest = length;
        allowed = rule.isAllow();
      }
    }
    return allowed || path.equals("/robots.txt");
  }

  private static String comparable(URI address) {
    String path =
        address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    boolean[] alsoEscaped = new boolean[128];
    alsoEscaped['*'] = true;
    alsoEscaped['$'] = true;
    return SimpleRobotRules.escapePath(path + query, alsoEscaped);
  }

  /** A rule for the page of a directory holds for the directory, as sites expect from Google. */
  private static boolean matches(String pattern, String path) {
    return fits(pattern, path)
        || (pattern.contains("index.htm")
            && fits(DIRECTORY_PAGE.matcher(pattern).replaceFirst("\\$"), path));
  }

  /** A star stands for anything, a dollar at the end for the end; another one for itself. */
  private static boolean fits(String pattern, String path) {
    boolean toTheEnd = pattern.endsWith("$");
    String body = toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern;
    String[] pieces = body.replace("$", "%24").split("\\*", -1);
    if (!path.startsWith(pieces[0])) {
      return false;
    }
    int position = pieces[0].length();
    for (int i = 1; i < pieces.length; i++) {
      boolean last = toTheEnd && i == pieces.length - 1;
      int found = last ? lastPlace(pieces[i], path, position) : path.indexOf(pieces[i], position);
      if (found < 0) {
        return false;
      }
      position = found + pieces[i].length();
    }
    return !toTheEnd || position == path.length();
  }

  private static int lastPlace(String piece, String path, int from) {
    int place = path.length() - piece.length();
    return place >= from && path.endsWith(piece) ? place : -1;
  }
}
