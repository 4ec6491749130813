package io.workshopstream.normalisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jsoup.Jsoup;

/**
 * Measures extraction on folders of saved pages with known answers, which are no part of this
 * project, by folds of sites: whoever works on the failures of some folds is judged by the others.
 *
 * <p>Arguments: folders; {@code -show 0,1} for what is wrong on the pages of some folds, {@code
 * -only words} for pages whose id holds them, {@code -answers file} for all answers as JSON, {@code
 * -time} for what reading takes beside parsing alone, and made-up listings of more and more cards,
 * {@code -without markup,classes,headings} for pages {@linkplain Stripped stripped} of some of it.
 */
final class ExtractionMeasure {

  private static final int FOLDS = 5;
  private static final int ROUNDS = 8;
  private static final int MOST_CARDS = 1000;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** By group and fold. */
  private final Map<String, ExtractionScore[]> groups = new TreeMap<>();

  private final Set<Integer> shown;
  private final String only;
  private final Set<Stripped.Part> without = EnumSet.noneOf(Stripped.Part.class);
  private final ObjectNode answers = MAPPER.createObjectNode();

  private ExtractionMeasure(Set<Integer> shown, String only, String without) {
    this.shown = shown;
    this.only = only;
    for (String part : without.isEmpty() ? new String[0] : without.split(",", -1)) {
      this.without.add(Stripped.Part.valueOf(part.toUpperCase(Locale.ROOT)));
    }
  }

  /** One page or text of a corpus: what is asked, and what is right. */
  private record Item(String id, String group, int fold, ObjectNode request, JsonNode told) {}

  private record Answered(Item item, List<JsonNode> found) {}

  public static void main(String[] arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    String show = option(all, "-show");
    Set<Integer> shown = new HashSet<>();
    for (String fold : show.isEmpty() ? new String[0] : show.split(",", -1)) {
      shown.add(Integer.parseInt(fold));
    }
    String file = option(all, "-answers");
    ExtractionMeasure measure =
        new ExtractionMeasure(shown, option(all, "-only"), option(all, "-without"));
    boolean time = all.remove("-time");
    List<Item> items = new ArrayList<>();
    for (String folder : all) {
      items.addAll(measure.pages(Path.of(folder)));
      items.addAll(measure.texts(Path.of(folder)));
    }
    items.parallelStream().map(ExtractionMeasure::answered).toList().forEach(measure::score);
    System.out.print(measure.report());
    if (!file.isEmpty()) {
      MAPPER.writeValue(Path.of(file).toFile(), measure.answers);
    }
    if (time) {
      times(items);
    }
  }

  private static String option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return "";
    }
    arguments.remove(at);
    return arguments.remove(at);
  }

  private List<Item> pages(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    Path index = folder.resolve("pages/index.json");
    for (JsonNode told : MAPPER.readTree(index.toFile())) {
      String id = told.path("id").asText();
      if (id.contains(only)) {
        String body =
            Files.readString(
                folder.resolve(told.path("file").asText()), StandardCharsets.ISO_8859_1);
        String words =
            new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String url = told.path("page_url").asText("");
        ObjectNode request =
            request(told, url.isEmpty() || url.equals("null") ? "https://example.org/" + id : url);
        request.put("html", without.isEmpty() ? words : Stripped.of(words, without));
        items.add(new Item(id, group(told, folder), fold(told), request, told));
      }
    }
    return items;
  }

  private List<Item> texts(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    Path gold = folder.resolve("blurbs/sessions_gold.jsonl");
    for (String line : Files.exists(gold) ? Files.readAllLines(gold) : List.<String>of()) {
      JsonNode told = MAPPER.readTree(line);
      if (told.path("id").asText().contains(only) && told.path("date_in_text").asBoolean(true)) {
        ObjectNode request = request(told, told.path("url").asText(""));
        request.put("text", told.path("name").asText() + "\n" + told.path("text").asText());
        items.add(new Item(told.path("id").asText(), "texts", fold(told), request, told));
      }
    }
    return items;
  }

  private static ObjectNode request(JsonNode told, String url) {
    ObjectNode request = MAPPER.createObjectNode().put("url", url).put("accept", "any-event");
    request.put("reference_date", told.path("reference_date").asText(""));
    String zone = told.path("timezone").asText("");
    return request.put("timezone", zone.isEmpty() || zone.equals("null") ? "Asia/Kolkata" : zone);
  }

  private static String group(JsonNode told, Path folder) {
    if (told.path("events").isEmpty() && told.path("complete").asBoolean()) {
      return "negative";
    }
    if (!told.path("kind").asText().equals("real-page")) {
      return "not real";
    }
    for (JsonNode format : told.path("formats")) {
      if (format.asText().equals("venue") || format.asText().equals("civic")) {
        return format.asText();
      }
    }
    return folder.getFileName().toString();
  }

  /** All pages of a site are in one fold; a page without an address goes with its neighbours. */
  static int fold(JsonNode told) {
    String url = told.path("page_url").asText(told.path("url").asText(""));
    String id = told.path("id").asText();
    int end = id.indexOf('_', id.indexOf('/') + 1);
    String site = end < 0 ? id : id.substring(0, end);
    try {
      String host = url.isEmpty() ? null : URI.create(url.split(" ", 2)[0]).getHost();
      site = host == null ? site : host;
    } catch (IllegalArgumentException noAddress) {
      // goes by its id
    }
    CRC32 hash = new CRC32();
    hash.update(site.getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % FOLDS);
  }

  private static Answered answered(Item item) {
    List<JsonNode> found = new ArrayList<>();
    JsonNode answer = MAPPER.valueToTree(PreviewServer.preview(item.request()));
    answer.path("events").forEach(found::add);
    return new Answered(item, found);
  }

  private void score(Answered answered) {
    Item item = answered.item();
    answers.set(item.id(), MAPPER.valueToTree(answered.found()));
    ExtractionScore[] folds = groups.computeIfAbsent(item.group(), unused -> scores());
    ExtractionScore score = folds[item.fold()];
    ZoneId zone = ZoneId.of(item.request().path("timezone").asText());
    if (item.group().equals("texts")) {
      text(item, answered.found(), zone, score);
      return;
    }
    List<ExpectedEvent> expected = new ArrayList<>();
    item.told().path("events").forEach(want -> expected.add(new ExpectedEvent(want, zone)));
    boolean complete = item.told().path("complete").asBoolean();
    List<ExtractionScore.Pair> pairs = score.page(answered.found(), expected, complete);
    if (shown.contains(item.fold())) {
      System.out.print(new PageFindings(item.id(), answered.found(), expected, pairs, complete));
    }
  }

  private void text(Item item, List<JsonNode> found, ZoneId zone, ExtractionScore score) {
    JsonNode want = item.told().path("expected");
    Set<List<ExpectedEvent.Wall>> right = new HashSet<>();
    want.path("sessions").forEach(session -> right.add(session(session, zone)));
    Set<List<ExpectedEvent.Wall>> have = new HashSet<>();
    found.forEach(session -> have.add(session(session, zone)));
    Set<List<ExpectedEvent.Wall>> both = new HashSet<>(right);
    both.retainAll(have);
    score.add("recall", both.size(), right.size());
    if (item.told().path("complete").asBoolean()) {
      score.add("precision", both.size(), have.size());
    }
    if (!want.path("offers").isEmpty()) {
      Set<Double> together = new HashSet<>();
      found.forEach(it -> together.addAll(ExtractionScore.amounts(it.path("offers"))));
      Set<Double> amounts = ExtractionScore.amounts(want.path("offers"));
      boolean told =
          together.equals(amounts)
              || found.stream()
                  .anyMatch(it -> ExtractionScore.amounts(it.path("offers")).equals(amounts));
      score.add("offers", told ? 1 : 0, 1);
    }
    if (!want.path("people").isEmpty()) {
      ObjectNode all = MAPPER.createObjectNode();
      found.forEach(it -> it.path("performers").forEach(all.withArrayProperty("people")::add));
      boolean told = ExtractionScore.names(all.path("people"), want.path("people"));
      score.add("performers", told ? 1 : 0, 1);
    }
    if (shown.contains(item.fold()) && !right.equals(have)) {
      System.out.printf(
          "%n== %s (text)%n%s%n  WANT %s%n  GOT  %s%n",
          item.id(), item.request().path("text").asText(), right, have);
    }
  }

  private static List<ExpectedEvent.Wall> session(JsonNode session, ZoneId zone) {
    return List.of(
        ExpectedEvent.wall(session.path("start"), zone),
        ExpectedEvent.wall(session.path("end"), zone));
  }

  private static ExtractionScore[] scores() {
    ExtractionScore[] scores = new ExtractionScore[FOLDS];
    Arrays.setAll(scores, unused -> new ExtractionScore());
    return scores;
  }

  private String report() {
    StringBuilder report = new StringBuilder();
    groups.forEach(
        (name, folds) -> {
          report.append("%-9s all  %s%n".formatted(name, sum(folds, Set.of(0, 1, 2, 3, 4))));
          report.append("%-9s 0-1  %s%n".formatted("", sum(folds, Set.of(0, 1))));
          report.append("%-9s 2-4  %s%n".formatted("", sum(folds, Set.of(2, 3, 4))));
          for (int fold = 0; fold < FOLDS; fold++) {
            report.append(
                "%-9s %d    recall %.3f precision %.3f%n"
                    .formatted(
                        "", fold, folds[fold].rate("recall"), folds[fold].rate("precision")));
          }
        });
    ExtractionScore all = new ExtractionScore();
    groups.forEach((name, folds) -> all.add(sum(folds, Set.of(0, 1, 2, 3, 4))));
    return report.append("confidence ").append(all.calibrated()).append('\n').toString();
  }

  private static ExtractionScore sum(ExtractionScore[] folds, Set<Integer> wanted) {
    ExtractionScore sum = new ExtractionScore();
    wanted.forEach(fold -> sum.add(folds[fold]));
    return sum;
  }

  /** By page, what reading takes beside what parsing alone takes; both warm. */
  private static void times(List<Item> items) {
    List<double[]> all = new ArrayList<>();
    for (Item item : items) {
      String html = item.request().path("html").asText("");
      if (!html.isEmpty()) {
        double parse = best(() -> Jsoup.parse(html));
        double read = best(() -> PreviewServer.preview(item.request()));
        all.add(new double[] {read / parse, read, html.length()});
      }
    }
    all.sort((one, other) -> Double.compare(one[0], other[0]));
    System.out.printf(
        "times: median %.1f x parsing, 9 of 10 below %.1f x%n",
        all.get(all.size() / 2)[0], all.get(all.size() * 9 / 10)[0]);
    all.sort((one, other) -> Double.compare(other[1], one[1]));
    all.stream()
        .limit(5)
        .forEach(
            it -> System.out.printf("  %.0f ms, %.0f kB, %.1f x%n", it[1], it[2] / 1000, it[0]));
    for (int cards = 125; cards <= MOST_CARDS; cards *= 2) {
      String html = listing(cards);
      ObjectNode request = MAPPER.createObjectNode().put("url", "https://example.org/list");
      request.put("accept", "any-event").put("html", html);
      request.put("reference_date", "2026-12-01").put("timezone", "Asia/Kolkata");
      System.out.printf(
          "  %d cards: %.0f ms, parsing %.1f ms%n",
          cards, best(() -> PreviewServer.preview(request)), best(() -> Jsoup.parse(html)));
    }
  }

  /** A made-up listing. */
  private static String listing(int cards) {
    String[] names = {"Amber", "Basil", "Cedar", "Dahlia", "Elm", "Fern", "Ginger", "Hazel"};
    StringBuilder html = new StringBuilder("<title>Classes</title><h1>Upcoming classes</h1>");
    for (int card = 0; card < cards; card++) {
      html.append(
          """
          <div class=card><h3><a href='/e/%d'>%s choreography %d</a></h3><p>%d Jan 2027, %d:30 pm - 9:00 pm</p>
          <p>Artist: Asha Rao</p><p>Rs %d | Hall %d, 12 MG Road</p><a href='/b/%d'>Book now</a></div>"""
              .formatted(
                  card,
                  names[card % 8],
                  card,
                  1 + card % 28,
                  1 + card % 8,
                  500 + card,
                  card,
                  card));
    }
    return html.toString();
  }

  private static double best(Runnable work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long from = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - from) / 1e6);
    }
    return best;
  }
}
