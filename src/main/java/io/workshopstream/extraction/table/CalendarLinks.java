package io.workshopstream.extraction.table;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.Trust;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.extraction.outline.Paths;
import io.workshopstream.extraction.reading.Reading;
import io.workshopstream.extraction.reading.WorkshopExtractor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Events in the links with which visitors add them to their own calendars. */
public final class CalendarLinks implements WorkshopExtractor {

  private static final int MOST = 300;
  private static final int LONGEST = 4000;
  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("text", Field.NAME),
          Map.entry("title", Field.NAME),
          Map.entry("subject", Field.NAME),
          Map.entry("startdt", Field.START),
          Map.entry("enddt", Field.END),
          Map.entry("st", Field.START),
          Map.entry("et", Field.END),
          Map.entry("location", Field.PLACE),
          Map.entry("in_loc", Field.PLACE),
          Map.entry("ctz", Field.ZONE));

  @Override
  public List<EventClaim> read(Reading page) {
    List<EventClaim> events = new ArrayList<>();
    Set<List<Claim>> seen = new HashSet<>();
    for (Element link : page.select("a")) {
      String address = link.attr("href");
      if (events.size() < MOST && address.length() <= LONGEST && isCalendar(address)) {
        List<Claim> claims = claims(parameters(address), Paths.of(link));
        boolean told = has(claims, Field.NAME) && has(claims, Field.START);
        if (told && seen.add(claims)) {
          events.add(new EventClaim("calendar-link", Trust.DATA, claims));
        }
      }
    }
    page.isCutIf(events.size() >= MOST);
    return events;
  }

  private static boolean isCalendar(String address) {
    return address.contains("calendar.google.com/")
        || address.contains("google.com/calendar/")
        || address.contains("calendar.yahoo.com/")
        || address.contains("outlook.live.com/")
        || address.contains("outlook.office.com/");
  }

  private static boolean has(List<Claim> claims, Field field) {
    return claims.stream().anyMatch(claim -> claim.field() == field);
  }

  private static List<Claim> claims(Map<String, String> parameters, String place) {
    List<Claim> claims = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            Optional.ofNullable(FIELDS.get(name))
                .filter(field -> !value.isBlank())
                .ifPresent(field -> claims.add(new Claim(field, Markup.plain(value), place))));
    String[] dates = parameters.getOrDefault("dates", "").split("/", -1);
    if (dates.length == 2) {
      claims.add(new Claim(Field.START, dates[0].strip(), place));
      claims.add(new Claim(Field.END, dates[1].strip(), place));
    }
    return claims;
  }

  private static Map<String, String> parameters(String address) {
    Map<String, String> parameters = new HashMap<>();
    String query = address.substring(address.indexOf('?') + 1);
    for (String pair : query.split("[&#]", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String words) {
    try {
      return URLDecoder.decode(words, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return words;
    }
  }
}
