package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Tells names of several sessions sold together: "Both Classes", "Combo", "All 3 sessions". */
public final class BundleNames {

  private static final Set<String> STRONG =
      Vocabulary.of("combo combos package packages bundle bundles");
  private static final Set<String> WEAK =
      Vocabulary.of("both all any full complete entire pass together double triple");

  /** Words beside them that name no session of their own. */
  public static final Set<String> FILLERS =
      Vocabulary.of(
          "class classes session sessions workshop workshops routine routines song songs day days of"
              + " the for and x offer deal price dance in a ticket tickets entry optional two three four"
              + " weekend access discount discounted with to plus save saving savings off only rs inr"
              + " on monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
              + " th st nd rd");

  private BundleNames() {}

  /** Whether a name by itself says that several things are sold together. */
  public static boolean isNamed(String name) {
    Set<String> words = new HashSet<>(NameSimilarity.words(name));
    boolean strong = !Collections.disjoint(words, STRONG);
    boolean weak = !Collections.disjoint(words, WEAK);
    boolean counted = !weak && listsSessions(name, words);
    words.removeAll(FILLERS);
    words.removeAll(WEAK);
    words.removeAll(STRONG);
    words.removeIf(word -> Character.isDigit(word.charAt(0)));
    return strong || (words.isEmpty() && (weak || counted));
  }

  /** "Session 1 & Session 2", "2 classes". */
  private static boolean listsSessions(String name, Set<String> words) {
    boolean joined = name.contains("&") || name.contains("+") || words.contains("and");
    boolean plural =
        words.contains("classes") || words.contains("sessions") || words.contains("workshops");
    return (joined || plural)
        && words.stream().anyMatch(word -> Character.isDigit(word.charAt(0)) || word.equals("two"));
  }
}
