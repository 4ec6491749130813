package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.lesson.LearnedRule;
import io.workshopstream.grammar.name.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes typed events of claims: one for each day and time that a claim names. */
public final class CandidateFactory {

  private static final int LONGEST_NAME = 300;

  private static final Map<Field, String> VALUES =
      Map.ofEntries(
          Map.entry(Field.NAME, "name"),
          Map.entry(Field.START, "start"),
          Map.entry(Field.DATE, "start"),
          Map.entry(Field.TIME, "start"),
          Map.entry(Field.END, "end"),
          Map.entry(Field.DURATION, "end"),
          Map.entry(Field.PLACE, "location"),
          Map.entry(Field.ADDRESS, "location"),
          Map.entry(Field.PERFORMER, "performers"),
          Map.entry(Field.PRICE, "offers"),
          Map.entry(Field.SONG, "song"),
          Map.entry(Field.ORGANIZER, "organizer"),
          Map.entry(Field.URL, "url"),
          Map.entry(Field.BOOKING_URL, "booking_url"));

  private final DateTimeResolver moments;

  public CandidateFactory(DateTimeResolver moments) {
    this.moments = moments;
  }

  public List<Candidate> of(EventClaim claim) {
    Event undated = undated(claim);
    List<EventTime> times = moments.of(claim);
    if (times.isEmpty()) {
      return List.of(new Candidate(undated, null, claim));
    }
    List<Claim> songs = claim.all(Field.SONG);
    boolean paired = songs.size() > 1 && songs.size() == times.size();
    List<Candidate> dated = new ArrayList<>();
    for (int index = 0; index < times.size(); index++) {
      EventTime when = times.get(index);
      boolean several = when.lastDay().isAfter(when.date());
      EventClaim own = paired ? of(songs.get(index), claim) : claim;
      dated.add(new Candidate(at(when, undated), several ? when.lastDay() : null, own));
    }
    return dated;
  }

  /** "Time :- 5 to 7 pm .Song :- Pal Pal" twice: each time has a song of its own. */
  private static EventClaim of(Claim song, EventClaim claim) {
    List<Claim> claims =
        claim.claims().stream()
            .filter(other -> other.field() != Field.SONG || other.equals(song))
            .toList();
    return new EventClaim(claim.extractor(), claim.trust(), claims);
  }

  private static Event at(EventTime when, Event event) {
    return event.at(new Event.Timing(when.date(), when.start(), when.endDate(), when.end()));
  }

  private static Event undated(EventClaim claim) {
    return new Event(
        name(claim),
        Event.Timing.UNKNOWN,
        location(claim),
        new Event.People(performers(claim), claim.first(Field.ORGANIZER).orElse(null)),
        new Event.Sale(OfferReader.of(claim), claim.first(Field.BOOKING_URL).orElse(null)),
        new Event.Source(claim.first(Field.URL).orElse(null), claim.extractor(), evidence(claim)));
  }

  /** The page's own name; without day and time where a session is named by them. */
  private static String name(EventClaim claim) {
    String words =
        claim
            .first(Field.NAME)
            .or(() -> claim.first(Field.SONG))
            .or(() -> claim.first(Field.PART_OF))
            .orElse("");
    String name = words;
    if (claim.trust() == Trust.ITEMS || claim.trust() == Trust.LISTING) {
      String plain = Title.of(words).plain();
      name = plain.isEmpty() ? words : plain;
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static @Nullable String location(EventClaim claim) {
    String place = claim.first(Field.PLACE).orElse("");
    String address = claim.first(Field.ADDRESS).orElse("");
    String both = place.isEmpty() || contains(address, place) ? address : place;
    boolean apart =
        !place.isEmpty()
            && !address.isEmpty()
            && !contains(address, place)
            && !contains(place, address);
    return apart ? place + ", " + address : both.isEmpty() ? null : both;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static List<String> performers(EventClaim claim) {
    return claim.all(Field.PERFORMER).stream().map(Claim::words).distinct().toList();
  }

  private static List<Event.Evidence> evidence(EventClaim claim) {
    List<Event.Evidence> evidence = new ArrayList<>();
    for (Claim found : claim.claims()) {
      String value = VALUES.get(found.field());
      if (value != null) {
        evidence.add(evidence(value, claim, found));
      }
    }
    if (!claim.has(Field.NAME)) {
      claim.claims().stream()
          .filter(found -> found.field() == Field.SONG || found.field() == Field.PART_OF)
          .findFirst()
          .ifPresent(found -> evidence.add(evidence("name", claim, found)));
    }
    return evidence;
  }

  private static Event.Evidence evidence(String value, EventClaim claim, Claim found) {
    Long rule = found.rule();
    String extractor = rule == null ? claim.extractor() : LearnedRule.extractor(rule);
    return new Event.Evidence(value, extractor, found.place(), shortened(found.words()));
  }

  private static String shortened(String words) {
    return words.length() > 200 ? words.substring(0, 200) : words;
  }
}
