package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.ScheduleClaims;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import io.workshopstream.extraction.structured.SchemaOrg;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events in the data that a page's application runs on: objects with a title and a start. */
public final class AppData implements WorkshopExtractor {

  private static final Set<String> OTHERS =
      Vocabulary.of(
          "location locations venue place address organizer organiser author user image images"
              + " media file ticket tickets offer offers price prices category categories tag tags");
  private static final List<String> PEOPLE =
      List.of(
          "artist",
          "artists",
          "instructor",
          "instructors",
          "choreographer",
          "choreographers",
          "teacher",
          "faculty",
          "performers");
  private static final List<String> MINUTES =
      List.of(
          "durationMinutes",
          "duration_minutes",
          "durationInMinutes",
          "duration_in_minutes",
          "minutes");
  private static final List<String> ZONES =
      List.of("timeZoneId", "timezone", "time_zone", "timeZone");
  private static final List<String> LINKS = List.of("url", "link", "permalink", "eventUrl", "href");

  private static final List<String> INTRODUCTIONS = List.of("subline", "subtitle", "description");
  private static final List<String> ENDS_OF_PRICE =
      List.of("lowestTicketPrice", "highestTicketPrice", "lowestPrice", "highestPrice");
  private static final Set<String> PLAIN_AMOUNTS =
      Set.of("price", "cost", "fee", "ticketPrice", "ticket_price");

  /** Longer whole numbers count cents or paise. */
  private static final int MOST_DIGITS = 4;

  private static final int MOST_LEVELS = 6;
  private static final int LONGEST_PRICE = 60;
  private static final int LONGEST_INTRODUCTION = 300;

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    IdentityHashMap<JsonNode, List<String>> known = new IdentityHashMap<>();
    for (JsonNode root : page.data()) {
      for (JsonTree.Spot spot : JsonTree.objects(root, page.budget())) {
        if (isOther(spot)) {
          continue;
        }
        if (!spot.node().has("@type") && Shape.title(spot.node()).isPresent()) {
          event(spot, page, seen)
              .filter(found -> !isPart(spot, found, known))
              .ifPresent(events::add);
          events.addAll(schedule(spot, page, seen));
        } else if (!spot.node().has("@type")) {
          session(spot, page, seen).ifPresent(events::add);
        }
      }
    }
    return events;
  }

  /** What an object holds of itself is no event of its own, whatever moments it has. */
  private static boolean isOther(JsonTree.Spot spot) {
    JsonTree.Spot named = spot.key().startsWith("[") ? spot.parent() : spot;
    return named != null && !Collections.disjoint(Moments.words(named.key()), OTHERS);
  }

  /** What stands in an event and has its very moments, such as its place or a kind of ticket. */
  private static boolean isPart(
      JsonTree.Spot spot, EventClaim event, IdentityHashMap<JsonNode, List<String>> known) {
    List<String> starts = event.all(Field.START).stream().map(Claim::words).toList();
    known.put(spot.node(), starts);
    JsonTree.Spot at = spot.parent();
    for (int level = 0; level < MOST_LEVELS && at != null && !starts.isEmpty(); level++) {
      if (starts.equals(known.get(at.node()))) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  private static Optional<EventClaim> event(JsonTree.Spot spot, Reading page, Set<String> seen) {
    JsonNode node = spot.node();
    List<Claim> when = when(node, spot.path(), page.budget());
    if (when.isEmpty() || !seen.add(Shape.title(node).orElse("") + when)) {
      return Optional.empty();
    }
    List<Claim> claims = new ArrayList<>(when);
    String name = Markup.plain(Shape.title(node).orElse(""));
    claims.add(0, new Claim(Field.NAME, name, spot.path()));
    claims.addAll(place(node, spot.path()));
    claims.addAll(people(node, spot.path()));
    claims.addAll(price(node, spot.path()));
    Shape.words(node, LINKS)
        .ifPresent(url -> claims.add(new Claim(Field.URL, page.absolute(url), spot.path())));
    status(node, spot.path()).ifPresent(claims::add);
    return Optional.of(new EventClaim("app-data", Trust.DATA, claims));
  }

  /** What a description says line by line: {@code Jan 23rd Fri / Mere rang me - 5pm to 7pm}. */
  private static List<EventClaim> schedule(JsonTree.Spot spot, Reading page, Set<String> seen) {
    JsonNode description = spot.node().path("description");
    List<EventClaim> entries = new ArrayList<>();
    if (description.isMissingNode() || description.isNull()) {
      return entries;
    }
    for (Schedule.Entry entry : Schedule.in(RichText.lines(description, page.budget()))) {
      if (seen.add(entry.toString())) {
        entries.add(ScheduleClaims.of(entry, spot.path() + ".description"));
      }
    }
    return entries;
  }

  /** Whether something in an object says that it starts. */
  static boolean starts(JsonNode node, WorkBudget budget) {
    return Moments.starting(node, "", budget).stream()
        .anyMatch(claim -> claim.field() == Field.START);
  }

  /** Claims about day and time; empty when nothing in the object is the moment of an event. */
  static List<Claim> when(JsonNode node, String path, WorkBudget budget) {
    List<Claim> claims = new ArrayList<>(Moments.in(node, path, budget));
    if (!claims.isEmpty()) {
      zone(node).ifPresent(words -> claims.add(new Claim(Field.ZONE, words, path)));
      duration(node).ifPresent(words -> claims.add(new Claim(Field.DURATION, words, path)));
    }
    return claims;
  }

  private static Optional<String> zone(JsonNode node) {
    return Shape.words(node, ZONES)
        .or(() -> Shape.words(node.path("scheduling").path("config"), ZONES));
  }

  /** A member of a list that only says when: what holds the list has the name. */
  private static Optional<EventClaim> session(JsonTree.Spot spot, Reading page, Set<String> seen) {
    JsonTree.Spot list = spot.parent();
    JsonTree.Spot whole = list == null || !list.node().isArray() ? null : list.parent();
    String name = whole == null ? "" : Shape.title(whole.node()).orElse("");
    List<Claim> when =
        name.isEmpty() || whole == null || whole.node().has("@type")
            ? List.of()
            : Moments.starting(spot.node(), spot.path(), page.budget());
    if (when.isEmpty() || whole == null || !seen.add(name + when)) {
      return Optional.empty();
    }
    List<Claim> claims = new ArrayList<>(when);
    claims.add(0, new Claim(Field.NAME, Markup.plain(name), whole.path()));
    claims.addAll(place(whole.node(), whole.path()));
    claims.addAll(people(whole.node(), whole.path()));
    return Optional.of(new EventClaim("app-data", Trust.DATA, claims));
  }

  private static Optional<String> duration(JsonNode holder) {
    for (String key : MINUTES) {
      if (holder.path(key).isNumber()) {
        return Optional.of(holder.path(key).asText() + " minutes");
      }
    }
    return Shape.words(holder, List.of("duration", "length"));
  }

  static Optional<Claim> status(JsonNode node, String path) {
    return Shape.words(node, List.of("status", "eventStatus"))
        .map(status -> new Claim(Field.STATUS, status, path));
  }

  /** Who teaches, where a key says so. */
  static List<Claim> people(JsonNode node, String path) {
    List<Claim> claims = new ArrayList<>();
    for (String key : PEOPLE) {
      for (JsonNode person : SchemaOrg.each(node.path(key))) {
        Optional<String> name =
            person.isTextual() ? Optional.of(person.asText()) : Shape.title(person);
        name.map(Markup::plain)
            .filter(words -> !words.isEmpty())
            .ifPresent(words -> claims.add(new Claim(Field.PERFORMER, words, path + "." + key)));
      }
    }
    return claims.isEmpty() ? introduced(node, path) : claims;
  }

  /** Who a short description introduces, where no key of its own says who teaches. */
  private static List<Claim> introduced(JsonNode node, String path) {
    for (String key : INTRODUCTIONS) {
      String words = Shape.words(node, List.of(key)).map(Markup::plain).orElse("");
      List<String> names =
          words.length() <= LONGEST_INTRODUCTION ? People.taughtIn(words) : List.of();
      if (!names.isEmpty()) {
        return names.stream()
            .map(name -> new Claim(Field.PERFORMER, name, path + "." + key))
            .toList();
      }
    }
    return List.of();
  }

  /** What the event itself costs, where that is written as people read it or as an amount. */
  private static List<Claim> price(JsonNode node, String path) {
    List<Claim> span = new ArrayList<>();
    for (JsonNode holder : List.of(node, node.path("registration").path("ticketing"))) {
      for (String key : ENDS_OF_PRICE) {
        Shape.cost(holder.path(key))
            .flatMap(AppData::money)
            .ifPresent(words -> span.add(new Claim(Field.PRICE, words, path + "." + key)));
      }
    }
    return span.isEmpty() ? written(node, path) : span;
  }

  private static List<Claim> written(JsonNode node, String path) {
    return Shape.words(node, List.of("cost", "price", "ticketPrice", "ticket_price", "fee"))
        .filter(words -> words.length() <= LONGEST_PRICE)
        .or(() -> amount(node))
        .map(words -> List.of(new Claim(Field.PRICE, Markup.plain(words), path)))
        .orElse(List.of());
  }

  /** A number whose key is plain; elsewhere it may count cents. */
  private static Optional<String> amount(JsonNode node) {
    return Shape.cost(node)
        .filter(cost -> PLAIN_AMOUNTS.contains(cost.key()))
        .flatMap(AppData::money);
  }

  /** A number only counts beside its currency. */
  private static Optional<String> money(Shape.Cost cost) {
    boolean plain = !cost.whole() || cost.amount().length() <= MOST_DIGITS;
    return cost.currency() == null || !plain
        ? Optional.empty()
        : Optional.of(cost.currency() + " " + cost.amount());
  }

  static List<Claim> place(JsonNode node, String path) {
    List<Claim> claims = new ArrayList<>();
    for (String key : List.of("location", "venue", "place")) {
      JsonNode place = node.path(key);
      Optional<String> name =
          place.isTextual()
              ? Optional.of(place.asText())
              : Shape.title(place).or(() -> Shape.words(place, List.of("venue", "place")));
      name.map(Markup::plain)
          .filter(words -> !words.isEmpty() && claims.isEmpty())
          .ifPresent(words -> claims.add(new Claim(Field.PLACE, words, path + "." + key)));
      Shape.words(place, List.of("address", "formattedAddress", "fullAddress", "city"))
          .map(Markup::plain)
          .ifPresent(words -> claims.add(new Claim(Field.ADDRESS, words, path + "." + key)));
    }
    return claims;
  }
}
