package io.workshopstream.normalisation.rule;

import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.normalisation.event.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells whether words name the studio's city or another one. */
public final class CityMatcher {

  /** Names of one city, its parts included: whoever says Koramangala says Bangalore. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of(
              "bangalore",
              "bengaluru",
              "banglore",
              "blr",
              "koramangala",
              "kormangala",
              "indiranagar",
              "hsr layout",
              "hsr",
              "whitefield",
              "jayanagar",
              "jp nagar",
              "malleshwaram",
              "malleswaram",
              "rajajinagar",
              "hebbal",
              "yelahanka",
              "marathahalli",
              "bellandur",
              "electronic city",
              "btm layout",
              "btm",
              "banashankari",
              "basavanagudi",
              "kalyan nagar",
              "kammanahalli",
              "frazer town",
              "ulsoor",
              "domlur",
              "sarjapur",
              "brookefield",
              "mg road",
              "church street",
              "sadashivanagar",
              "vijayanagar",
              "hennur",
              "cunningham road"),
          List.of("mumbai", "bombay", "andheri", "bandra", "navi mumbai", "thane"),
          List.of(
              "delhi",
              "new delhi",
              "ncr",
              "gurgaon",
              "gurugram",
              "noida",
              "faridabad",
              "ghaziabad"),
          List.of("pune", "pimpri", "koregaon park"),
          List.of("hyderabad", "secunderabad", "gachibowli", "jubilee hills", "banjara hills"),
          List.of("chennai"),
          List.of("kolkata", "calcutta"),
          List.of("ahmedabad"),
          List.of("goa", "panjim"),
          List.of("jaipur"),
          List.of("kochi", "cochin", "ernakulam"),
          List.of("chandigarh", "mohali"),
          List.of("lucknow"),
          List.of("indore"),
          List.of("nagpur"),
          List.of("surat"),
          List.of("vadodara", "baroda"),
          List.of("mysore", "mysuru"),
          List.of("mangalore", "mangaluru"),
          List.of("coimbatore"),
          List.of("bhopal"),
          List.of("patna"),
          List.of("guwahati"),
          List.of("visakhapatnam", "vizag"),
          List.of("kathmandu"),
          List.of("dubai"),
          List.of("abu dhabi"),
          List.of("singapore"),
          List.of("london"),
          List.of("new york"),
          List.of("los angeles"),
          List.of("toronto"),
          List.of("sydney"),
          List.of("melbourne"),
          List.of("colombo"),
          List.of("kuala lumpur"),
          List.of("bangkok"),
          List.of("paris"),
          List.of("berlin"),
          List.of("amsterdam"));

  /** A street named after a city is not in it: "Mysore Road". */
  private static final Set<String> STREETS =
      Vocabulary.of("road rd street st highway main cross circle gate market express");

  private static final List<Pattern> PATTERNS =
      NAMES.stream()
          .map(
              names ->
                  Pattern.compile("\\b(?:" + String.join("|", names) + ")\\b(?:\\s(\\w{1,12}))?"))
          .toList();

  private static final int MOST_LINES = 200;
  private static final int LONGEST_ADDRESS = 100;

  private CityMatcher() {}

  /**
   * The other city in which an event takes place. Its location decides; without one, the event's
   * and the page's title. Empty when the studio's own city stands there too, or none at all.
   */
  public static Optional<String> elsewhere(Candidate candidate, PageClaims page, String city) {
    String location = candidate.event().location();
    String title = candidate.partOf().orElse("") + " " + page.title();
    Optional<String> found = location == null ? other(title, city) : other(location, city);
    boolean silent = location == null && found.isEmpty() && !names(title, city);
    return silent ? other(addresses(page), city) : found;
  }

  private static boolean names(String words, String city) {
    String plain = words.toLowerCase(Locale.ROOT);
    int own = indexOf(city.toLowerCase(Locale.ROOT));
    return own < 0
        ? plain.contains(city.toLowerCase(Locale.ROOT))
        : named(PATTERNS.get(own), plain) != null;
  }

  /** Lines that look as addresses do: short, with a comma, no sentence. */
  private static String addresses(PageClaims page) {
    return page.text()
        .lines()
        .limit(MOST_LINES)
        .filter(line -> line.length() <= LONGEST_ADDRESS && line.contains(","))
        .filter(line -> !line.endsWith(".") && !line.endsWith("!"))
        .collect(Collectors.joining("\n"));
  }

  private static Optional<String> other(String words, String city) {
    String plain = words.toLowerCase(Locale.ROOT);
    int own = indexOf(city.toLowerCase(Locale.ROOT));
    String found = null;
    List<Pattern> patterns = new ArrayList<>(PATTERNS);
    for (int index = 0; index < patterns.size(); index++) {
      String name = named(patterns.get(index), plain);
      if (name != null && index == own) {
        return Optional.empty();
      }
      found = found == null ? name : found;
    }
    boolean same = own < 0 && plain.contains(city.toLowerCase(Locale.ROOT));
    return same ? Optional.empty() : Optional.ofNullable(found);
  }

  private static int indexOf(String city) {
    for (int index = 0; index < NAMES.size(); index++) {
      if (NAMES.get(index).contains(city.strip())) {
        return index;
      }
    }
    return -1;
  }

  private static @Nullable String named(Pattern city, String words) {
    Matcher matcher = city.matcher(words);
    while (matcher.find()) {
      if (matcher.group(1) == null || !STREETS.contains(matcher.group(1))) {
        return matcher.group().split("\\s", 2)[0];
      }
    }
    return null;
  }
}
