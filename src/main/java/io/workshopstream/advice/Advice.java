package io.workshopstream.advice;

import io.workshopstream.extraction.claim.EventClaim;
import java.util.List;

/** What came of asking the model about a page. */
public sealed interface Advice {

  /**
   * An answer.
   *
   * @param events those of the suggested events that the page's own words bear out
   * @param suggested how many events the model spoke of
   */
  record Given(List<EventClaim> events, int suggested) implements Advice {

    public Given {
      events = List.copyOf(events);
    }
  }

  /**
   * No answer.
   *
   * @param detail what the reason does not say, such as a status; may be empty; never words of the
   *     model or of its server
   */
  record Missing(Reason reason, String detail) implements Advice {

    Missing(Reason reason) {
      this(reason, "");
    }
  }

  /** Why there is no answer. */
  enum Reason {
    /** No model is configured. */
    OFF(false),
    /** No day is named on the page, so nothing that anybody says of it could be borne out. */
    NO_DAY(false),
    /** The tokens of the day are used up. */
    SPENT(false),
    /** It cannot be told what the day has cost so far. */
    UNCOUNTED(false),
    /** More requests than allowed would be needed. */
    BUSY(false),
    /** The model's server cannot be reached, or the connection broke. */
    UNREACHABLE(true),
    /** No answer in time. */
    TIMED_OUT(true),
    /** The server asks for fewer requests or has trouble of its own. */
    TROUBLED(true),
    /** The server refuses the request: a wrong key, an unknown model. */
    REFUSED(false),
    /** The answer is too long, or not what was asked for. */
    UNREADABLE(true),
    /** The run was stopped. */
    STOPPED(false);

    private final boolean passing;

    Reason(boolean passing) {
      this.passing = passing;
    }

    /** Whether another attempt may go better. */
    boolean isPassing() {
      return passing;
    }
  }
}
