package io.workshopstream.grammar.price;

import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.text.Vocabulary;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells names that only set one price of the same thing apart from another: "Early Bird". */
public final class PriceTiers {

  private static final Set<String> WORDS =
      Vocabulary.of(
          "early bird earlybird presale regular normal after that standard later general ots on the spot walkin"
              + " walk in first phase single class entry pass ticket admission registration vip gold silver couple"
              + " stag group adult child kids student students member members non door online fee workshop tier i"
              + " ii iii of last super late");

  /** Without one of these a name is hardly a tier: "Class 1" may be anything. */
  private static final Set<String> TELLING =
      Vocabulary.of(
          "early earlybird presale regular normal later general ots spot walkin phase first vip"
              + " student students member members couple couples stag stags late kids kid child children"
              + " concession concessions concs seniors adult adults single solo bird door");

  private static final Pattern PARTS = Pattern.compile("\\s[-–—|]\\s|[:(]");

  private PriceTiers() {}

  /** Whether a word begins the name of a tier: "students 3000/-". */
  static boolean opens(String word) {
    return TELLING.contains(word);
  }

  public static boolean isTier(String name) {
    return WORDS.containsAll(
        NameSimilarity.words(name).stream()
            .filter(word -> !Character.isDigit(word.charAt(0)))
            .toList());
  }

  /** The tier that a ticket's name ends with: "Early Bird" of "Zaalima - Early Bird". */
  public static Optional<String> endOf(String name) {
    int at = lastPart(name);
    String end = at < 0 ? "" : name.substring(at).replaceAll("[()\\[\\]:|–—-]", " ").strip();
    boolean tier = isTier(end) && NameSimilarity.words(end).stream().anyMatch(TELLING::contains);
    return tier ? Optional.of(end) : Optional.empty();
  }

  /** The name without the tier at its end. */
  public static String withoutEnd(String name) {
    return endOf(name).isPresent() ? name.substring(0, lastPart(name)).strip() : name;
  }

  private static int lastPart(String name) {
    Matcher parts = PARTS.matcher(name);
    int last = -1;
    while (parts.find()) {
      last = parts.start();
    }
    return last > 0 && !NameSimilarity.words(name.substring(0, last)).isEmpty() ? last : -1;
  }
}
