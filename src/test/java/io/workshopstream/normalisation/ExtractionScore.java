package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sums up how many events of some pages were found, and how many of their values are right. A page
 * counts as at most ten events, and beside the sum stands the mean over pages.
 */
final class ExtractionScore {

  private static final double MOST = 10;

  /** Right ones and all, by what is counted. */
  private final Map<String, double[]> tallies = new LinkedHashMap<>();

  /** Right ones and all, by tenths of the confidence that was told. */
  private final Map<Integer, double[]> calibration = new TreeMap<>();

  /** An answer and what it was taken for. */
  record Pair(int found, int expected, double fit) {}

  /** The pairs of one page: the best fits first, each side once. */
  static List<Pair> pairs(List<JsonNode> found, List<ExpectedEvent> expected) {
    List<Pair> all = new ArrayList<>();
    for (int at = 0; at < found.size(); at++) {
      for (int other = 0; other < expected.size(); other++) {
        double fit = expected.get(other).fit(found.get(at));
        if (fit > 0) {
          all.add(new Pair(at, other, fit));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Pair::fit)
            .thenComparingInt(Pair::found)
            .thenComparingInt(Pair::expected)
            .reversed());
    Set<Integer> taken = new HashSet<>();
    Set<Integer> met = new HashSet<>();
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : all) {
      if (!taken.contains(pair.found()) && !met.contains(pair.expected())) {
        taken.add(pair.found());
        met.add(pair.expected());
        pairs.add(pair);
      }
    }
    return pairs;
  }

  /**
   * Adds one page.
   *
   * @param complete whether the expected events are all that it announces
   */
  List<Pair> page(List<JsonNode> found, List<ExpectedEvent> expected, boolean complete) {
    List<Pair> pairs = pairs(found, expected);
    long required = expected.stream().filter(event -> !event.isOptional()).count();
    long hit = pairs.stream().filter(it -> !expected.get(it.expected()).isOptional()).count();
    if (required > 0) {
      double weight = Math.min(1, MOST / required);
      add("recall", hit * weight, required * weight);
      add("recall/page", (double) hit / required, 1);
    }
    if (complete && !found.isEmpty()) {
      double weight = Math.min(1, MOST / found.size());
      add("precision", pairs.size() * weight, found.size() * weight);
      add("precision/page", (double) pairs.size() / found.size(), 1);
      calibrate(found, pairs, weight);
    } else if (complete && expected.isEmpty()) {
      add("precision/page", 1, 1);
    }
    if (complete && expected.isEmpty()) {
      add("silent", found.isEmpty() ? 1 : 0, 1);
    }
    double share = Math.min(1, MOST / Math.max(1, pairs.size()));
    for (Pair pair : pairs) {
      fields(found.get(pair.found()), expected.get(pair.expected()), complete, share);
    }
    return pairs;
  }

  private void calibrate(List<JsonNode> found, List<Pair> pairs, double weight) {
    Set<Integer> right = pairs.stream().map(Pair::found).collect(Collectors.toSet());
    for (int at = 0; at < found.size(); at++) {
      int tenth = (int) Math.min(9, found.get(at).path("confidence").asDouble() * 10);
      double[] tally = calibration.computeIfAbsent(tenth, unused -> new double[2]);
      tally[0] += right.contains(at) ? weight : 0;
      tally[1] += weight;
    }
  }

  private void fields(JsonNode got, ExpectedEvent event, boolean complete, double share) {
    JsonNode want = event.want();
    if (event.says("start") && !want.path("date_optional").asBoolean()) {
      ExpectedEvent.Wall start = ExpectedEvent.wall(got.path("start"), event.zone());
      List<ExpectedEvent.Wall> right = event.accepted("start");
      check("day", right.stream().anyMatch(it -> same(it.day(), start.day())), share);
      if (complete || right.stream().anyMatch(it -> it.time() != null)) {
        check("time", right.contains(start), share);
      }
    }
    if (event.says("end") && (want.hasNonNull("end") || complete)) {
      ExpectedEvent.Wall end = ExpectedEvent.wall(got.path("end"), event.zone());
      boolean none = !want.hasNonNull("end") && !got.hasNonNull("end");
      check("end", none || event.accepted("end").contains(end), share);
    }
    if (!want.path("offers").isEmpty()) {
      check("offers", amounts(got.path("offers")).equals(amounts(want.path("offers"))), share);
    }
    if (!want.path("performers").isEmpty()) {
      check("performers", names(got.path("performers"), want.path("performers")), share);
    }
    if (want.path("location").asText("").length() + want.path("address").asText("").length() > 0) {
      check("location", isPlace(got.path("location").asText(""), want), share);
    }
    if (!want.path("booking_url").asText("").isEmpty()) {
      check(
          "booking", plain(got.path("booking_url")).equals(plain(want.path("booking_url"))), share);
    }
  }

  private static boolean same(
      @org.jspecify.annotations.Nullable String one,
      @org.jspecify.annotations.Nullable String other) {
    return java.util.Objects.equals(one, other);
  }

  private static boolean isPlace(String got, JsonNode want) {
    List<String> places = new ArrayList<>();
    places.add(want.path("location").asText(""));
    places.add(want.path("address").asText(""));
    want.path("accept_location").forEach(place -> places.add(place.asText("")));
    return places.stream().anyMatch(place -> ExpectedEvent.similar(got, place) >= 0.6);
  }

  /** Whether the last word of each name is among the names that were found. */
  static boolean names(JsonNode got, JsonNode want) {
    StringBuilder have = new StringBuilder();
    got.forEach(name -> have.append(name.asText("")).append(' '));
    String all = have.toString().toLowerCase(Locale.ROOT);
    for (JsonNode name : want) {
      String[] words = name.asText("").strip().split("\\s+", -1);
      if (!all.contains(words[words.length - 1].toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  static Set<Double> amounts(JsonNode offers) {
    Set<Double> amounts = new HashSet<>();
    for (JsonNode offer : offers) {
      try {
        amounts.add(Math.round(Double.parseDouble(offer.path("price").asText("")) * 100) / 100.0);
      } catch (NumberFormatException noAmount) {
        // counts for nothing, as in the script that this follows
      }
    }
    return amounts;
  }

  private static String plain(JsonNode url) {
    return (url.isNull() ? "" : url.asText(""))
        .replaceAll("[?&](utm_[^&]*|fbclid=[^&]*)", "")
        .replaceAll("/+$", "");
  }

  private void check(String name, boolean right, double weight) {
    add(name, right ? weight : 0, weight);
  }

  void add(String name, double right, double all) {
    double[] tally = tallies.computeIfAbsent(name, unused -> new double[2]);
    tally[0] += right;
    tally[1] += all;
  }

  void add(ExtractionScore other) {
    other.tallies.forEach((name, tally) -> add(name, tally[0], tally[1]));
    other.calibration.forEach(
        (tenth, tally) -> {
          double[] own = calibration.computeIfAbsent(tenth, unused -> new double[2]);
          own[0] += tally[0];
          own[1] += tally[1];
        });
  }

  double rate(String name) {
    double[] tally = tallies.getOrDefault(name, new double[2]);
    return tally[1] == 0 ? Double.NaN : tally[0] / tally[1];
  }

  /** What was told with which confidence, and how often it was right. */
  String calibrated() {
    return calibration.entrySet().stream()
        .map(
            it ->
                "%.1f: %.2f (%.0f)"
                    .formatted(
                        it.getKey() / 10.0, it.getValue()[0] / it.getValue()[1], it.getValue()[1]))
        .collect(Collectors.joining("  "));
  }

  private static final List<String> ORDER =
      List.of(
          "recall",
          "precision",
          "recall/page",
          "precision/page",
          "day",
          "time",
          "end",
          "offers",
          "performers",
          "location",
          "booking",
          "silent");

  @Override
  public String toString() {
    List<String> names = new ArrayList<>(ORDER);
    tallies.keySet().stream().filter(name -> !ORDER.contains(name)).forEach(names::add);
    return names.stream()
        .filter(tallies::containsKey)
        .map(
            name ->
                "%s %.3f (%.0f)"
                    .formatted(name, rate(name), tallies.getOrDefault(name, new double[2])[1]))
        .collect(Collectors.joining("  "));
  }
}
