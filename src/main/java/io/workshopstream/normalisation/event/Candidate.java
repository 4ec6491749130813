package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.grammar.price.PriceTiers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a verdict, with what it was made from.
 *
 * @param lastDay the last of several days; null for one day or none
 * @param called its name taken apart
 */
public record Candidate(
    Event event, @Nullable LocalDate lastDay, EventClaim claim, EventName called) {

  public Candidate(Event event, @Nullable LocalDate lastDay, EventClaim claim) {
    this(event, lastDay, claim, EventName.of(event.name()));
  }

  /** Another state of the same event, under the same name. */
  private Candidate with(Event changed) {
    return new Candidate(changed, lastDay, claim, called);
  }

  public Trust trust() {
    return claim.trust();
  }

  public boolean isDated() {
    return event.date() != null;
  }

  /** The event that this one is a session of. */
  public Optional<String> partOf() {
    return claim.first(Field.PART_OF);
  }

  /** Name, parent and kind in one text, for questions about the topic. */
  public String about() {
    return event.name() + " | " + partOf().orElse("") + " | " + claim.first(Field.TYPE).orElse("");
  }

  /** How much this and another candidate are called the same, with or without who teaches. */
  double likeness(Candidate other) {
    return called.likeness(other.called);
  }

  /** This candidate, with what it lacks taken from another one that tells of the same event. */
  Candidate completedBy(Candidate other) {
    Event timed = timedBy(other.event);
    return new Candidate(
        filled(timed, other.event, true), lastDay == null ? other.lastDay : lastDay, claim, called);
  }

  /** With the people whom its own name names, where nothing else does. */
  public Candidate named() {
    if (!event.performers().isEmpty()) {
      return this;
    }
    List<String> people = called.title().people();
    return people.isEmpty() ? this : with(event.by(people));
  }

  /** This session, with the place and the people of the event that it belongs to. */
  Candidate placedBy(Event whole) {
    return with(filled(event, whole, false));
  }

  /** This event at the place where the site's owner is at home. */
  public Candidate at(Claim home) {
    List<Event.Evidence> evidence = new ArrayList<>(event.evidence());
    evidence.add(new Event.Evidence("location", "site", home.place(), home.words()));
    return with(event.at(home.words(), evidence));
  }

  /** This session, with the other tiers at which it is sold as well. */
  Candidate alsoAt(Candidate other) {
    List<Event.Offer> offers = new ArrayList<>(event.offers());
    for (Event.Offer offer : other.event.offers()) {
      boolean tier = offer.label() != null && PriceTiers.isTier(offer.label());
      boolean known =
          offers.stream()
              .anyMatch(own -> offer.label() == null || offer.label().equals(own.label()));
      if (tier && !known && !offers.isEmpty()) {
        offers.add(offer);
      }
    }
    return with(event.at(offers));
  }

  /** This event, with the prices of the tickets that are sold for it. */
  Candidate soldAs(List<Candidate> tickets) {
    List<Event.Offer> offers = new ArrayList<>();
    for (Candidate ticket : tickets) {
      for (Event.Offer offer : ticket.event().offers()) {
        offers.add(new Event.Offer(offer.price(), offer.currency(), ticket.event().name()));
      }
    }
    return with(event.at(offers));
  }

  /** With the other's day where there is none, and with its times where they belong to this day. */
  private Event timedBy(Event other) {
    LocalDate date = event.date();
    boolean startFits =
        event.start() == null
            && other.start() != null
            && (date == null || date.equals(other.date()));
    boolean endFits =
        event.start() != null
            && event.end() == null
            && other.end() != null
            && event.start().equals(other.start());
    boolean lastFits =
        event.start() == null
            && event.endDate() == null
            && date != null
            && date.equals(other.date());
    if (date == null || startFits) {
      return at(other, other, other);
    }
    return endFits || lastFits ? at(event, event, other) : event;
  }

  private Event at(Event day, Event start, Event end) {
    return event.at(new Event.Timing(day.date(), start.start(), end.endDate(), end.end()));
  }

  private static Event filled(Event one, Event two, boolean same) {
    return new Event(
        one.name(),
        one.timing(),
        one.location() == null ? two.location() : one.location(),
        new Event.People(
            one.performers().isEmpty() ? two.performers() : one.performers(),
            one.organizer() == null ? two.organizer() : one.organizer()),
        new Event.Sale(
            one.offers().isEmpty() && same ? two.offers() : one.offers(),
            one.bookingUrl() == null ? two.bookingUrl() : one.bookingUrl()),
        new Event.Source(
            one.url() == null && same ? two.url() : one.url(),
            one.extractor(),
            evidence(one, two)));
  }

  private static List<Event.Evidence> evidence(Event one, Event two) {
    List<Event.Evidence> evidence = new ArrayList<>(one.evidence());
    for (Event.Evidence found : two.evidence()) {
      boolean open = one.evidence().stream().noneMatch(own -> own.value().equals(found.value()));
      boolean timed = found.value().equals("start") && Objects.equals(one.start(), two.start());
      if (open || (timed && !evidence.contains(found))) {
        evidence.add(found);
      }
    }
    return evidence;
  }
}
