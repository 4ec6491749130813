package io.workshopstream.grammar;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.WrittenDate;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.Purpose;
import io.workshopstream.grammar.time.Durations;
import io.workshopstream.grammar.time.NamedZone;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.TimeMention;
import io.workshopstream.grammar.time.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures the grammar on a folder of phrases with known answers, by class of phrase. */
final class PhraseScore {

  /** The clock of the machine that the answers of this suite are for. */
  private static final Map<String, ZoneId> CLOCKS = Map.of("duckling", ZoneOffset.ofHours(-2));

  private static final Pattern FROM_NOW =
      Pattern.compile("\\d\\s?(?:hours?|minutes?|h|d) |\\bmin out\\b|[+-]\\d");

  private final Map<String, int[]> tallies = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  static PhraseScore of(Path folder) {
    return of(folder, id -> true);
  }

  /** Of those rows whose id is wanted. */
  static PhraseScore of(Path folder, Predicate<String> wanted) {
    PhraseScore score = new PhraseScore();
    rows(folder.resolve("phrases.tsv"), wanted).forEach(score::phrase);
    rows(folder.resolve("prices.tsv"), wanted).forEach(score::price);
    return score;
  }

  /** The share of rows read rightly in some of the classes together. */
  double rate(String... names) {
    int[] sum = sum(names);
    return sum[1] == 0 ? 0 : (double) sum[0] / sum[1];
  }

  /** How many rows were read rightly in some of the classes together, and how many there are. */
  int[] sum(String... names) {
    int[] sum = new int[2];
    for (String name : names) {
      int[] tally = tallies.getOrDefault(name, new int[2]);
      sum[0] += tally[0];
      sum[1] += tally[1];
    }
    return sum;
  }

  /** The classes of the rows whose names begin so. */
  String[] names(String start) {
    return tallies.keySet().stream().filter(name -> name.startsWith(start)).toArray(String[]::new);
  }

  /** What was read wrongly, a line each. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  String report() {
    StringBuilder lines = new StringBuilder();
    tallies.forEach(
        (name, tally) ->
            lines.append(
                "%-22s %.3f (%d of %d)%n"
                    .formatted(name, (double) tally[0] / tally[1], tally[0], tally[1])));
    return lines.toString();
  }

  private void phrase(Row row) {
    LocalDateTime reference =
        row.get("reference").isEmpty()
            ? LocalDateTime.of(2016, 10, 1, 12, 0)
            : LocalDateTime.parse(row.get("reference"));
    String got = read(row, reference.toLocalDate());
    boolean none = row.get("start_date").equals("NONE");
    boolean right = none ? got.startsWith("- ") : matches(row, got, reference.toLocalDate());
    String name = name(row);
    count("dates " + name, right);
    if (!right) {
      wrong.add(
          "%s %s | %s | ref %s | got %s | want %s %s %s %s"
              .formatted(
                  name,
                  row.get("id"),
                  row.get("text"),
                  reference.toLocalDate(),
                  got,
                  row.get("start_date"),
                  row.get("start_time"),
                  row.get("end_date"),
                  row.get("end_time")));
    }
  }

  /**
   * The class of a row. Rows that count minutes from now are a class of their own: no text about an
   * event is read so.
   */
  private static String name(Row row) {
    String text = " " + row.get("text").toLowerCase(Locale.ROOT) + " ";
    if (row.get("notes").contains("REAL") || row.get("id").startsWith("b")) {
      return "REAL";
    }
    boolean fromNow =
        Times.in(text).isEmpty()
            && (Durations.in(text).isPresent() || FROM_NOW.matcher(text).find());
    return row.get("class") + (row.get("class").equals("time") && fromNow ? " from now" : "");
  }

  private static boolean matches(Row row, String got, LocalDate reference) {
    return isExpected(row, got, reference) || isAlternative(row, got);
  }

  /** The other answer that a suite gives to an ambiguous phrase: "2016-09-03..2016-09-12". */
  private static boolean isAlternative(Row row, String got) {
    if (row.get("alternative").isEmpty()) {
      return false;
    }
    String[] parts = got.split(" ", -1);
    String[] ends = row.get("alternative").replace('T', ' ').split("\\.\\.", -1);
    return moment(ends[0], parts[0], parts[1])
        && (ends.length < 2 || moment(ends[1], parts[2], parts[3]));
  }

  private static boolean moment(String expected, String day, String time) {
    String[] words = expected.strip().split(" ", -1);
    boolean onlyTime = words[0].contains(":");
    boolean sameDay = onlyTime || words[0].equals(day) || day.equals("-");
    String clock = onlyTime ? words[0] : words.length > 1 ? words[1] : "";
    return sameDay && (clock.isEmpty() || clock.startsWith(time));
  }

  private static boolean isExpected(Row row, String got, LocalDate reference) {
    String[] parts = got.split(" ", -1);
    boolean today = parts[0].equals("-") && row.get("start_date").equals(reference.toString());
    boolean free = row.get("class").equals("time") || (today && !parts[1].equals("-"));
    boolean unsaid = row.get("start_date").isEmpty(); // neither right nor wrong
    boolean dates = free || unsaid || parts[0].equals(row.get("start_date"));
    boolean ends =
        row.get("end_date").isEmpty()
            || free
            || row.get("end_date").equals(parts[2])
            || (row.get("end_date").equals(parts[0]) && parts[2].equals("-"));
    return dates && ends && times(row, parts);
  }

  private static boolean times(Row row, String[] parts) {
    boolean start = row.get("start_time").isEmpty() || row.get("start_time").equals(parts[1]);
    return start && (row.get("end_time").isEmpty() || row.get("end_time").equals(parts[3]));
  }

  private static String read(Row row, LocalDate today) {
    DateOrder order = row.get("order").equals("mdy") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    Occasion stretch =
        Occasion.in(Phrases.in(row.get("text"), order)).stream()
            .filter(occasion -> occasion.until() != null)
            .findFirst()
            .orElse(null);
    return stretch == null ? plainly(row, order, today) : stretching(stretch, today);
  }

  private static String stretching(Occasion stretch, LocalDate today) {
    Occasion until = Objects.requireNonNull(stretch.until());
    return "%s %s %s %s"
        .formatted(
            word(stretch.date().first().near(today).orElse(null)),
            start(stretch),
            word(until.date().first().near(today).orElse(null)),
            start(until));
  }

  private static String start(Occasion occasion) {
    TimeMention time = occasion.time();
    return time == null ? "-" : time.start().toString();
  }

  private static String plainly(Row row, DateOrder order, LocalDate today) {
    List<DateMention> dates = Dates.looselyIn(row.get("text"), order);
    List<TimeMention> times = Times.in(row.get("text"));
    LocalDate start = null;
    LocalDate end = null;
    if (!dates.isEmpty()) {
      start = dates.get(0).first().near(today).orElse(null);
      WrittenDate last = dates.get(0).last();
      end = last == null ? null : last.near(today).orElse(null);
    }
    TimeMention time =
        times.stream()
            .filter(mention -> mention.purpose() == Purpose.EVENT)
            .findFirst()
            .orElse(times.isEmpty() ? null : times.get(0));
    LocalDate day = start == null ? today : start;
    ZoneId clock = CLOCKS.get(row.get("source").split(":", 2)[0]);
    LocalTime from = time == null ? null : on(clock, day.atTime(time.start()), time);
    LocalTime until =
        time == null || time.end() == null ? null : on(clock, day.atTime(time.end()), time);
    if (from != null && until != null && start != null && end == null) {
      end = until.isBefore(from) ? start.plusDays(1) : start;
    }
    return "%s %s %s %s".formatted(word(start), word(from), word(end), word(until));
  }

  private static LocalTime on(@Nullable ZoneId clock, LocalDateTime written, TimeMention time) {
    NamedZone zone = time.zone();
    return zone == null || clock == null
        ? written.toLocalTime()
        : zone.on(clock, written).toLocalTime();
  }

  private static String word(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  private void price(Row row) {
    Set<BigDecimal> want = new HashSet<>();
    for (String amount : row.get("expected").split(";", -1)) {
      if (!amount.strip().equals("NONE")) {
        want.add(new BigDecimal(amount.strip().split("=", -1)[0]).stripTrailingZeros());
      }
    }
    Set<BigDecimal> got = new HashSet<>();
    Prices.in(row.get("text")).stream()
        .filter(price -> price.purpose() == Purpose.EVENT)
        .forEach(price -> got.add(price.amount().stripTrailingZeros()));
    count("prices " + row.get("class"), got.equals(want));
    if (!got.equals(want)) {
      wrong.add(
          "price %s | %s | got %s | want %s".formatted(row.get("id"), row.get("text"), got, want));
    }
  }

  private void count(String name, boolean right) {
    int[] tally = Objects.requireNonNull(tallies.computeIfAbsent(name, unused -> new int[2]));
    tally[0] += right ? 1 : 0;
    tally[1]++;
  }

  private static List<Row> rows(Path file, Predicate<String> wanted) {
    try {
      List<String> lines = Files.readAllLines(file);
      String[] names = lines.get(0).split("\t", -1);
      return lines.stream()
          .skip(1)
          .map(line -> row(names, line.split("\t", -1)))
          .filter(row -> wanted.test(row.get("id")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Row row(String[] names, String[] values) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int column = 0; column < names.length; column++) {
      cells.put(names[column], column < values.length ? values[column] : "");
    }
    return new Row(cells);
  }

  private record Row(Map<String, String> cells) {

    String get(String column) {
      return cells.getOrDefault(column, "");
    }
  }
}
