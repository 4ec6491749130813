package io.workshopstream.normalisation.rule;

import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.normalisation.event.Certainty;
import io.workshopstream.normalisation.event.Event;
import java.util.List;

/** What becomes of an event: a workshop, perhaps one, or nothing with the reason. */
public sealed interface Verdict {

  Event event();

  Certainty certainty();

  /**
   * The event is a workshop of the studio.
   *
   * @param evidence what the workshop's values rest on, of all its meetings
   */
  record Accepted(
      Event event, Certainty certainty, Workshop workshop, List<Event.Evidence> evidence)
      implements Verdict {

    public Accepted {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What was found is too little to be sure; a person has to look.
   *
   * @param workshop what it would be
   * @param evidence what the workshop's values rest on, of all its meetings
   */
  record Unsure(Event event, Certainty certainty, Workshop workshop, List<Event.Evidence> evidence)
      implements Verdict {

    public Unsure {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The event is none.
   *
   * @param detail what the reason does not say, such as the date that has passed; may be empty
   */
  record Rejected(Event event, Certainty certainty, Reason reason, String detail)
      implements Verdict {}

  /** Why an event is no workshop of the studio. */
  enum Reason {
    /** Its day lies before today. */
    PAST,
    /** It takes place in another city. */
    ELSEWHERE,
    /** It is no dance workshop, intensive or regular class. */
    NOT_A_WORKSHOP,
    /** It sells several workshops together; its price goes to its members. */
    BUNDLE,
    /** No day and month can be read. */
    NO_DATE,
    /** It was called off. */
    CANCELLED,
    /** A learned rule says that such records are no events. */
    NO_EVENT,
    /** A value that must not be cut is longer than the catalogue takes. */
    TOO_LONG
  }
}
