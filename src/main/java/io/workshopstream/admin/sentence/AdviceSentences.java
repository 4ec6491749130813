package io.workshopstream.admin.sentence;

import io.workshopstream.advice.Advice;
import java.util.Locale;

/** The sentences about the language model that an admin reads. */
public final class AdviceSentences {

  private AdviceSentences() {}

  public static String advised(String address, Advice.Given given) {
    return String.format(
        Locale.ROOT,
        "The language model sees %s on %s; the page's own words bear out %d",
        Sentences.count(given.suggested(), "event"),
        address,
        given.events().size());
  }

  public static String unadvised(String address, Advice.Missing missing) {
    String reason =
        switch (missing.reason()) {
          case OFF -> "none is configured";
          case NO_DAY -> "no day is named on it";
          case SPENT -> "the tokens of the day are used up";
          case UNCOUNTED -> "the database cannot tell what the day has cost so far";
          case BUSY -> "it is asked too often";
          case UNREACHABLE -> "it cannot be reached";
          case TIMED_OUT -> "it did not answer in time";
          case TROUBLED -> "its server has trouble";
          case REFUSED -> "its server refuses the request";
          case UNREADABLE -> "its answer cannot be used";
          case STOPPED -> "the run was stopped";
        };
    String detail = missing.detail().isBlank() ? "" : " (" + missing.detail() + ")";
    return String.format(
        Locale.ROOT, "The language model has no advice on %s: %s%s", address, reason, detail);
  }
}
