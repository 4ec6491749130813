package io.workshopstream.extraction.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.outline.Markup;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.text.Vocabulary;
import io.workshopstream.grammar.time.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds when something takes place in an object of application data, by what its values are: a
 * moment in machine form, a day in words, seconds or milliseconds. The words of the keys only rank
 * several of them.
 */
final class Moments {

  private static final Pattern PARTS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
  private static final Set<String> START = Vocabulary.of("start starts begin begins from dtstart");
  private static final Set<String> END =
      Vocabulary.of("end ends finish finishes until to dtend close closes");

  /** Moments of the record, not of what it tells of. */
  private static final Set<String> STAMP =
      Vocabulary.of(
          "created create updated update modified modify published publish pub pubdate posted expires expire"
              + " expiration expiry deadline registration sale sales onsale booking booked timestamp"
              + " last sync synced added edited deleted archived crawled birth until offset zone"
              + " timezone duration early bird checkin copyright built build revision valid");

  private static final Set<String> DAY = Vocabulary.of("date day when time datetime scheduled");

  private static final int DEEPEST = 2;
  private static final int MOST_FIELDS = 80;
  private static final int LONGEST = 60;
  private static final int BEST = 3;
  private static final int SURE = 6;
  private static final int STARTING = 10;

  /** The years 2001 and 2040 in seconds. */
  private static final long EARLIEST = 978_307_200L;

  private static final long LATEST = 2_208_988_800L;
  private static final int MILLIS = 1000;

  private final WorkBudget budget;
  private final List<Leaf> moments = new ArrayList<>();
  private final List<Leaf> days = new ArrayList<>();
  private final List<Leaf> times = new ArrayList<>();

  /** A value with the words of the keys that lead to it. */
  private record Leaf(String words, Set<String> keys, int depth) {

    boolean says(Set<String> any) {
      for (String key : keys) {
        if (any.contains(key)) {
          return true;
        }
      }
      return false;
    }

    /** How much its keys say that something starts; 0 for what is none of the event. */
    int rank() {
      if (says(STAMP) || (!says(START) && IsoMoment.isNoted(words))) {
        return 0;
      }
      int rank = says(START) ? BEST : says(DAY) ? 2 : 1;
      int local = keys.contains("local") ? 1 : 0;
      return says(END) && !says(START) ? 0 : rank * 4 - depth + local;
    }

    boolean ends() {
      return says(END) && !says(START) && !says(STAMP);
    }
  }

  private Moments(JsonNode node, WorkBudget budget) {
    this.budget = budget;
    read(node, Set.of(), 0);
  }

  /**
   * Claims about day and time; empty where nothing in the object is one, or nothing tells it from
   * the day on which the object was written.
   */
  static List<Claim> in(JsonNode node, String path, WorkBudget budget) {
    return new Moments(node, budget).told(path, SURE);
  }

  /** As {@link #in}, where a key must speak of a start. */
  static List<Claim> starting(JsonNode node, String path, WorkBudget budget) {
    return new Moments(node, budget).told(path, STARTING);
  }

  private void read(JsonNode node, Set<String> above, int depth) {
    int fields = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (fields++ == MOST_FIELDS) {
        return;
      }
      budget.spend(1);
      JsonNode value = field.getValue();
      boolean deeper = value.isObject() && depth < DEEPEST && !Shape.isNamed(value);
      if (deeper || mayTell(value)) {
        Set<String> keys = new HashSet<>(above);
        keys.addAll(words(field.getKey()));
        if (deeper) {
          read(value, keys, depth + 1);
        } else {
          leaf(value, keys, depth);
        }
      }
    }
  }

  /** Numbers, and words with a digit: most values are neither. */
  private static boolean mayTell(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isTextual() && value.asText().chars().anyMatch(Character::isDigit));
  }

  /** "startDate", "start_date" and "Start-Date" are the same words. */
  static List<String> words(String key) {
    List<String> words = new ArrayList<>();
    for (String word : PARTS.split(key, -1)) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  private void leaf(JsonNode value, Set<String> keys, int depth) {
    if (value.isIntegralNumber()) {
      instant(value.asLong()).ifPresent(words -> moments.add(new Leaf(words, keys, depth)));
    }
    String words = value.isTextual() ? value.asText().strip() : "";
    if (words.isEmpty() || words.length() > LONGEST || !Character.isDefined(words.charAt(0))) {
      return;
    }
    Leaf leaf = new Leaf(words, keys, depth);
    Optional<IsoMoment> moment = IsoMoment.parse(words);
    if (moment.isPresent()) {
      (moment.get().time() == null ? days : moments).add(leaf);
    } else if (!leaf.says(STAMP)) {
      written(Phrases.in(Markup.plain(words), DateOrder.DAY_FIRST), leaf);
    }
  }

  private void written(Phrases phrases, Leaf leaf) {
    if (phrases.otherWords() == 0 && !phrases.dates().isEmpty()) {
      (phrases.times().isEmpty() ? days : moments).add(leaf);
    } else if (phrases.otherWords() == 0 && !phrases.times().isEmpty()) {
      times.add(leaf);
    }
  }

  private static Optional<String> instant(long number) {
    long seconds = number > LATEST ? number / MILLIS : number;
    return seconds >= EARLIEST && seconds < LATEST
        ? Optional.of(Instant.ofEpochSecond(seconds).toString())
        : Optional.empty();
  }

  private List<Claim> told(String path, int least) {
    Leaf moment = best(moments);
    Leaf day = best(days);
    Leaf time = best(times);
    boolean whole = moment != null && (day == null || time == null || moment.rank() >= day.rank());
    if (whole && moment != null) {
      return isTold(moment, least) ? moment(moment, path) : List.of();
    }
    boolean paired = time != null || end(days).isPresent();
    return day != null && isTold(day, paired ? least : STARTING) ? day(day, time, path) : List.of();
  }

  /** What was written at some moment has several that say so: only a start counts then. */
  private boolean isTold(Leaf leaf, int least) {
    boolean written = Stream.concat(moments.stream(), days.stream()).anyMatch(it -> it.says(STAMP));
    return leaf.rank() >= (written ? STARTING : least);
  }

  private List<Claim> moment(Leaf start, String path) {
    List<Claim> claims = new ArrayList<>();
    boolean machine = IsoMoment.parse(start.words()).isPresent();
    claims.add(new Claim(machine ? Field.START : Field.DATE, Markup.plain(start.words()), path));
    end(moments).ifPresent(words -> claims.add(new Claim(Field.END, words, path)));
    return claims;
  }

  private List<Claim> day(Leaf day, @Nullable Leaf time, String path) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(Field.DATE, Markup.plain(day.words()), path));
    if (time != null) {
      String end = end(times).map(words -> " - " + words).orElse("");
      claims.add(new Claim(Field.TIME, Markup.plain(time.words() + end), path));
    }
    end(days)
        .filter(words -> time == null && !words.equals(day.words()))
        .ifPresent(words -> claims.add(new Claim(Field.END, words, path)));
    return claims;
  }

  /** The one whose keys speak most of a start, and of equals the first. */
  private static @Nullable Leaf best(List<Leaf> leaves) {
    Leaf best = null;
    for (Leaf leaf : leaves) {
      best = leaf.rank() > (best == null ? 0 : best.rank()) ? leaf : best;
    }
    return best;
  }

  private static Optional<String> end(List<Leaf> leaves) {
    return leaves.stream().filter(Leaf::ends).map(Leaf::words).findFirst();
  }
}
