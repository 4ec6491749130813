package io.workshopstream.grammar.time;

import io.workshopstream.grammar.text.Match;
import io.workshopstream.grammar.text.Token;
import io.workshopstream.grammar.text.Tokens;
import io.workshopstream.grammar.text.Vocabulary;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms in which a time zone is written behind a time; null when none stands at an index. */
final class ZoneParser {

  /** Americans say the standard name all year, so that their names mean a place, not an offset. */
  private static final Map<String, ZoneId> ZONES = new HashMap<>();

  static {
    zones(ZoneOffset.UTC, "gmt utc");
    zones(ZoneOffset.ofHoursMinutes(5, 30), "ist");
    zones(ZoneOffset.ofHours(1), "bst");
    zones(ZoneId.of("Europe/Paris"), "cet cest");
    zones(ZoneId.of("America/New_York"), "et est edt");
    zones(ZoneId.of("America/Chicago"), "ct cst cdt");
    zones(ZoneId.of("America/Denver"), "mt mst mdt");
    zones(ZoneId.of("America/Los_Angeles"), "pt pst pdt");
  }

  /** Names that are no word of another language: "19 Uhr ist Beginn", "10h et 14h". */
  private static final Set<String> UNMISTAKABLE = Set.of("gmt", "utc");

  private final Tokens tokens;

  ZoneParser(Tokens tokens) {
    this.tokens = tokens;
  }

  private static void zones(ZoneId zone, String names) {
    Vocabulary.of(names).forEach(name -> ZONES.put(name, zone));
  }

  /** "GMT", "(IST)", "UTC+5:30". */
  @Nullable Match<NamedZone> at(int at) {
    boolean bracket = tokens.is(at, "(");
    Match<NamedZone> zone = bare(bracket ? at + 1 : at);
    if (zone == null || !bracket) {
      return zone;
    }
    return tokens.is(zone.next(), ")") ? new Match<>(zone.value(), zone.next() + 1) : null;
  }

  private @Nullable Match<NamedZone> bare(int at) {
    String word = tokens.at(at).word();
    ZoneId zone = ZONES.get(word);
    if (zone == null || !isName(at)) {
      return null;
    }
    Match<NamedZone> shifted = zone.equals(ZoneOffset.UTC) ? shifted(at + 1) : null;
    return shifted == null
        ? new Match<>(new NamedZone(word.toUpperCase(Locale.ROOT), zone), at + 1)
        : shifted;
  }

  /** Written in capitals, or right behind "am" or "pm". */
  private boolean isName(int at) {
    Token token = tokens.at(at);
    boolean capitals = Character.isUpperCase(tokens.text().charAt(token.end() - 1));
    return capitals || UNMISTAKABLE.contains(token.word()) || tokens.is(at - 1, "am", "pm");
  }

  /** "+2", "-05:00", "+5:30", behind "UTC" or "GMT". */
  private @Nullable Match<NamedZone> shifted(int at) {
    boolean sign = tokens.is(at, "+", "-") && tokens.touching(at - 1) && tokens.touching(at);
    if (!sign || !tokens.isShortNumber(at + 1)) {
      return null;
    }
    boolean minutes = tokens.is(at + 2, ":") && tokens.at(at + 3).digits() == 2;
    int total = tokens.at(at + 1).value() * 60 + (minutes ? tokens.at(at + 3).value() : 0);
    try {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(total * (tokens.is(at, "-") ? -60 : 60));
      return new Match<>(new NamedZone(offset.getId(), offset), at + (minutes ? 4 : 2));
    } catch (DateTimeException beyondAllZones) {
      return null;
    }
  }
}
