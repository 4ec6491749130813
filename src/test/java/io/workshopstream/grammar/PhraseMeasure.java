package io.workshopstream.grammar;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Measures the grammar on a folder of phrases and prices with known answers, which is no part of
 * this project, by folds of rows: whoever works on the failures of some folds is judged by the
 * others.
 *
 * <p>Arguments: the folder that holds {@code phrases.tsv} and {@code prices.tsv}; {@code -show} for
 * what is wrong in the folds that may be looked at.
 */
final class PhraseMeasure {

  private static final int FOLDS = 5;
  private static final Set<Integer> SEEN = Set.of(0, 1);

  private PhraseMeasure() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    PhraseScore seen = PhraseScore.of(folder, id -> SEEN.contains(fold(id)));
    PhraseScore judging = PhraseScore.of(folder, id -> !SEEN.contains(fold(id)));
    System.out.printf("%-20s %-20s %-20s %s%n", "", "folds 0-1 (seen)", "folds 2-4 (judge)", "gap");
    Map<String, String[]> groups = new LinkedHashMap<>();
    groups.put("real", new String[] {"dates REAL"});
    groups.put("core", PhraseCorpusTest.CORE);
    groups.put("no date", new String[] {"dates negative"});
    groups.put("not a price", new String[] {"prices not-a-price"});
    groups.put("all prices", null);
    groups.forEach((name, classes) -> print(name, classes, seen, judging));
    for (String name : PhraseCorpusTest.CORE) {
      print(name, new String[] {name}, seen, judging);
    }
    if (arguments.length > 1 && arguments[1].equals("-show")) {
      seen.wrong().forEach(System.out::println);
    }
  }

  private static void print(
      String name,
      String @org.jspecify.annotations.Nullable [] classes,
      PhraseScore seen,
      PhraseScore judging) {
    String[] own = classes == null ? seen.names("prices") : classes;
    String[] others = classes == null ? judging.names("prices") : classes;
    System.out.printf(
        "%-20s %-20s %-20s %+.3f%n",
        name,
        words(seen.sum(own)),
        words(judging.sum(others)),
        seen.rate(own) - judging.rate(others));
  }

  private static String words(int[] sum) {
    return "%.3f (%d of %d)".formatted((double) sum[0] / sum[1], sum[0], sum[1]);
  }

  private static int fold(String id) {
    CRC32 hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % FOLDS);
  }
}
