package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What a careful reader finds on a page of a corpus, and how far an answer equals it. */
record ExpectedEvent(JsonNode want, ZoneId zone) {

  /** A day and a time of the venue's wall clock, as far as they are told. */
  record Wall(@Nullable String day, @Nullable String time) {}

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  boolean isOptional() {
    return want.path("optional").asBoolean();
  }

  boolean says(String key) {
    return want.has(key) || want.has("accept_" + key);
  }

  List<Wall> accepted(String key) {
    List<Wall> all = new ArrayList<>();
    all.add(wall(want.path(key), zone));
    want.path("accept_" + key).forEach(other -> all.add(wall(other, zone)));
    return all;
  }

  /** How much a name is like one of those that count. */
  double alike(@Nullable String name) {
    double best = similar(name, want.path("name").asText(""));
    for (JsonNode other : want.path("accept_name")) {
      best = Math.max(best, similar(name, other.asText("")));
    }
    return best;
  }

  /** How well an answer pairs with this event; 0 when it does not. */
  double fit(JsonNode got) {
    Wall start = wall(got.path("start"), zone);
    List<Wall> right = accepted("start");
    boolean day =
        start.day() != null && right.stream().anyMatch(it -> Objects.equals(it.day(), start.day()));
    double alike = alike(got.path("name").asText(""));
    if (day && alike >= (want.path("name_composed").asBoolean() ? 0.3 : 0.6)) {
      return 2 + alike + (right.contains(start) ? 0.01 : 0);
    }
    return alike >= 0.85 ? alike : 0;
  }

  static Wall wall(JsonNode value, @Nullable ZoneId zone) {
    String words = value.isNull() ? "" : value.asText("");
    if (words.isEmpty()) {
      return new Wall(null, null);
    }
    if (words.indexOf('T') < 0) {
      return new Wall(words.substring(0, Math.min(10, words.length())), null);
    }
    try {
      OffsetDateTime stamp = OffsetDateTime.parse(words);
      var local = zone == null ? stamp.toLocalDateTime() : stamp.atZoneSameInstant(zone);
      return new Wall(DAY.format(local), TIME.format(local));
    } catch (DateTimeParseException withoutOffset) {
      return new Wall(words.substring(0, 10), words.substring(11, Math.min(16, words.length())));
    }
  }

  /** Likeness of two sets of words, 0 to 1: nearly 1 when one's are all among the other's. */
  static double similar(@Nullable String one, @Nullable String other) {
    Set<String> a = tokens(one);
    Set<String> b = tokens(other);
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    int fewest = Math.min(a.size(), b.size());
    double inside = fewest > 1 ? 0.95 * both.size() / fewest : 0;
    return Math.max(2.0 * both.size() / (a.size() + b.size()), inside);
  }

  private static Set<String> tokens(@Nullable String text) {
    String plain =
        Normalizer.normalize(
                Parser.unescapeEntities(text == null ? "" : text, false), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss");
    Set<String> tokens = new HashSet<>();
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      tokens.add(word.group());
    }
    return tokens;
  }
}
