package io.workshopstream.extraction.structured;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.json.JsonTree;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.outline.OutlineReader;
import io.workshopstream.extraction.reading.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns one schema.org event into claims; what it lacks its parent event lends. */
final class SchemaOrgClaims {

  private static final List<String> NAMES = List.of("name", "headline", "summary", "title");
  private static final List<String> ADDRESS_PARTS =
      List.of("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry");

  private static final int LONGEST = 30_000;

  private final Reading page;
  private final List<Claim> claims = new ArrayList<>();
  private final String path;

  private SchemaOrgClaims(Reading page, String path) {
    this.page = page;
    this.path = path;
  }

  static EventClaim of(String extractor, JsonTree.Spot spot, Reading page) {
    SchemaOrgClaims reader = new SchemaOrgClaims(page, spot.path());
    reader.read(spot.node());
    JsonNode parent = parentEvent(spot);
    if (parent != null) {
      reader.lend(parent);
    }
    return new EventClaim(extractor, Trust.MARKUP, reader.claims);
  }

  private static @Nullable JsonNode parentEvent(JsonTree.Spot spot) {
    JsonTree.Spot up = spot.parent();
    for (int step = 0; step < 2 && up != null; step++, up = up.parent()) {
      if (SchemaOrg.isEvent(up.node())) {
        return up.node();
      }
    }
    return null;
  }

  private void read(JsonNode event) {
    NAMES.stream()
        .filter(event::hasNonNull)
        .findFirst()
        .ifPresent(key -> add(Field.NAME, event, key));
    if (event.hasNonNull("startDate") || !event.hasNonNull("eventSchedule")) {
      add(Field.START, event, "startDate");
      add(Field.END, event, "endDate");
    } else {
      each(event.path("eventSchedule")).forEach(this::schedule);
    }
    add(Field.DURATION, event, "duration");
    add(Field.STATUS, event, "eventStatus");
    add(Field.DESCRIPTION, event, "description");
    add(Field.TYPE, event, "@type");
    url(Field.URL, event.path("url"), "url");
    places(event.path("location"));
    names(Field.PERFORMER, event, "performer", "performers", "actor", "instructor");
    names(Field.ORGANIZER, event, "organizer", "organiser");
    offers(event);
  }

  private void schedule(JsonNode schedule) {
    for (LocalDate day : Recurrence.days(schedule)) {
      String end = words(schedule.path("endTime"));
      String start = Recurrence.at(day, words(schedule.path("startTime")));
      add(Field.START, start, null, "eventSchedule");
      if (!end.isBlank()) {
        add(Field.END, Recurrence.at(day, end), null, "eventSchedule");
      }
    }
  }

  private void lend(JsonNode parent) {
    NAMES.stream()
        .filter(parent::hasNonNull)
        .findFirst()
        .ifPresent(key -> add(Field.PART_OF, words(parent.path(key)), null, key));
    if (!has(Field.PLACE) && !has(Field.ADDRESS)) {
      places(parent.path("location"));
    }
    if (!has(Field.PERFORMER)) {
      names(Field.PERFORMER, parent, "performer", "performers");
    }
    if (!has(Field.ORGANIZER)) {
      names(Field.ORGANIZER, parent, "organizer");
    }
    if (!has(Field.PRICE)) {
      offers(parent);
    }
  }

  /** As many values as are taken of one side of an event: what is lent is read for each part. */
  private List<JsonNode> each(JsonNode values) {
    List<JsonNode> some = new ArrayList<>();
    for (JsonNode value : SchemaOrg.each(values)) {
      if (some.size() == EventClaim.MOST) {
        page.isCutIf(true);
        return some;
      }
      page.budget().spend(1);
      some.add(value);
    }
    return some;
  }

  private boolean has(Field field) {
    return claims.stream().anyMatch(claim -> claim.field() == field);
  }

  private void add(Field field, JsonNode node, String key) {
    for (JsonNode value : each(node.path(key))) {
      add(field, words(value), null, key);
    }
  }

  private void add(Field field, String all, @Nullable String label, String key) {
    page.isCutIf(all.length() > LONGEST);
    String words = page.budget().read(all.length() > LONGEST ? all.substring(0, LONGEST) : all);
    String plain =
        field == Field.DESCRIPTION
            ? OutlineReader.lines(words, page.budget()).strip()
            : Markup.plain(words);
    if (!plain.isEmpty()) {
      claims.add(new Claim(field, plain, label, path.isEmpty() ? key : path + "." + key));
    }
  }

  /** The text of a value, which may be wrapped as {@code {"@value": …}} or be a named thing. */
  private static String words(JsonNode values) {
    JsonNode value = values.isArray() ? values.path(0) : values;
    if (value.isValueNode()) {
      return value.isNull() ? "" : value.asText();
    }
    JsonNode wrapped = value.hasNonNull("@value") ? value.path("@value") : value.path("name");
    JsonNode first = wrapped.isArray() ? wrapped.path(0) : wrapped;
    return first.isValueNode() ? first.asText("") : "";
  }

  private void url(Field field, JsonNode value, String key) {
    for (JsonNode url : each(value)) {
      String words =
          url.isObject() ? url.path("@id").asText(url.path("url").asText()) : url.asText();
      if (!words.isBlank()) {
        claims.add(new Claim(field, page.absolute(words), path + "." + key));
        return;
      }
    }
  }

  private void places(JsonNode location) {
    JsonNode chosen = null;
    for (JsonNode place : each(location)) {
      boolean virtual = isVirtual(place);
      chosen = chosen == null || (!virtual && isVirtual(chosen)) ? place : chosen;
    }
    if (chosen != null) {
      add(Field.PLACE, words(chosen), null, "location");
      address(chosen);
    }
  }

  private static boolean isVirtual(JsonNode place) {
    return SchemaOrg.localName(words(place.path("@type"))).startsWith("virtual");
  }

  private void address(JsonNode place) {
    JsonNode address =
        place.path("address").isArray() ? place.path("address").path(0) : place.path("address");
    JsonNode holder = address.isObject() ? address : place;
    List<String> parts = new ArrayList<>();
    for (String key : ADDRESS_PARTS) {
      String part = Markup.plain(words(holder.path(key)));
      if (!part.isEmpty() && !parts.contains(part)) {
        parts.add(part);
      }
    }
    String text = parts.isEmpty() ? words(address) : String.join(", ", parts);
    add(Field.ADDRESS, text, null, "location.address");
  }

  private void names(Field field, JsonNode event, String... keys) {
    for (String key : keys) {
      for (JsonNode person : each(event.path(key))) {
        add(field, words(person), null, key);
      }
    }
  }

  private void offers(JsonNode event) {
    for (JsonNode offer : each(event.path("offers"))) {
      JsonNode nested = offer.path("offers");
      if (nested.isContainerNode() && !nested.isEmpty()) {
        each(nested).forEach(this::offer);
      } else {
        offer(offer);
      }
    }
    if (!has(Field.PRICE) && words(event.path("isAccessibleForFree")).equalsIgnoreCase("true")) {
      add(Field.PRICE, "0", "Free", "isAccessibleForFree");
    }
  }

  private void offer(JsonNode offer) {
    JsonNode specification = offer.path("priceSpecification");
    JsonNode priced =
        offer.hasNonNull("price") || offer.hasNonNull("lowPrice")
            ? offer
            : specification.isArray() ? specification.path(0) : specification;
    String currency = words(priced.path("priceCurrency")).strip();
    String label = words(offer.path("name"));
    price(priced, "price", currency, label);
    if (!priced.hasNonNull("price")) {
      price(priced, "lowPrice", currency, label);
      price(priced, "highPrice", currency, label);
    }
    if (!has(Field.BOOKING_URL)) {
      url(Field.BOOKING_URL, offer.path("url"), "offers.url");
    }
  }

  private void price(JsonNode offer, String key, String currency, String label) {
    amount(words(offer.path(key)))
        .ifPresent(
            amount ->
                add(
                    Field.PRICE,
                    (currency + " " + amount).strip(),
                    label.isBlank() ? null : Markup.plain(label),
                    key));
  }

  /** "12,50" is a decimal comma where nothing else follows. */
  private static Optional<String> amount(String words) {
    String plain = Markup.plain(words);
    if (plain.toLowerCase(Locale.ROOT).startsWith("free")) {
      return Optional.of("0");
    }
    boolean comma = plain.matches("\\d{1,6},\\d{1,2}");
    return plain.isEmpty()
        ? Optional.empty()
        : Optional.of(comma ? plain.replace(',', '.') : plain);
  }
}
