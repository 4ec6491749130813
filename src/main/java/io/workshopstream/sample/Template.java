package io.workshopstream.sample;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page whose placeholders are filled for one day and one server.
 *
 * <ul>
 *   <li>{@code {{+12|d MMM}}}, {@code {{-3|do MMMM yyyy|lower}}}, {@code {{+12T17:00|utc}}}: a
 *       {@link Moment} in a spelling
 *   <li>{@code {{origin}}}: scheme, host and port; {@code {{origin|json}}} with escaped slashes
 *   <li>{@code {{>yoactiv/head.html}}}: another file of the sites in its place
 * </ul>
 */
record Template(LocalDate today, URI origin) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

  /**
   * @throws IllegalArgumentException when a page carries a placeholder of another form: a mistake
   *     in the page, never in a request
   */
  String fill(String page) {
    return PLACEHOLDER.matcher(page).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  private String value(MatchResult match) {
    String[] words = match.group(1).split("\\|", -1);
    if (words[0].startsWith(">")) {
      return fill(SiteFiles.read(words[0].substring(1)));
    }
    if (words[0].equals("origin")) {
      return words.length > 1 ? origin.toString().replace("/", "\\/") : origin.toString();
    }
    if (words.length < 2) {
      throw new IllegalArgumentException("not a placeholder: " + match.group());
    }
    String text = Moment.of(words[0], today).in(words[1]);
    return words.length > 2 ? inCase(text, words[2]) : text;
  }

  private static String inCase(String text, String kind) {
    return switch (kind) {
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "upper" -> text.toUpperCase(Locale.ROOT);
      default -> throw new IllegalArgumentException("not a case: " + kind);
    };
  }
}
