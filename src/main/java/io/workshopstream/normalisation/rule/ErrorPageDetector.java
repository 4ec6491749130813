package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.text.NameSimilarity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells why a page announces nothing. */
public final class ErrorPageDetector {

  private static final int FEWEST_WORDS = 12;
  private static final int SHORT_PAGE = 400;
  private static final int HEAD = 300;

  /** Not the end of a telephone number. */
  private static final Pattern CODE = Pattern.compile("(?<![\\d-])(?<![\\d-] )\\b404\\b(?! ?\\d)");

  private static final List<String> ERRORS =
      List.of(
          "not found",
          "page doesn't exist",
          "page does not exist",
          "no longer available",
          "something went wrong",
          "internal server error",
          "service unavailable",
          "access denied",
          "403 forbidden",
          "bad gateway",
          "page unavailable",
          "link has expired",
          "link is invalid",
          "an error occurred",
          "unexpected error",
          "invalid link",
          "page isn't available",
          "can't be found");

  private ErrorPageDetector() {}

  public static PageVerdict.Nothing nothing(PageClaims claims) {
    String head = claims.title() + " " + claims.heading();
    String text = claims.text();
    boolean small = NameSimilarity.words(text).size() < SHORT_PAGE;
    String start = small ? text.substring(0, Math.min(HEAD, text.length())) : "";
    if (saysError(head) || saysError(start)) {
      return PageVerdict.Nothing.ERROR_PAGE;
    }
    return NameSimilarity.words(text).size() < FEWEST_WORDS
        ? PageVerdict.Nothing.EMPTY_PAGE
        : PageVerdict.Nothing.NO_EVENT;
  }

  private static boolean saysError(String words) {
    String plain = words.toLowerCase(Locale.ROOT).replace('’', '\'');
    return CODE.matcher(plain).find() || ERRORS.stream().anyMatch(plain::contains);
  }
}
