package io.workshopstream.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rule that nothing depends on the language of the machine: in some, {@code %d} is written in
 * digits of their own, and so are keys, times and addresses.
 */
final class LanguageRule {

  /** By type, what depends on the machine's language unless a {@link Locale} is given to it. */
  private static final Map<String, Set<String>> SPEAKERS =
      Map.ofEntries(
          Map.entry(
              "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase")),
          Map.entry("java.io.PrintStream", Set.of("format", "printf")),
          Map.entry("java.io.PrintWriter", Set.of("format", "printf")),
          Map.entry("java.util.Formatter", Set.of("<init>", "format")),
          Map.entry("java.util.Scanner", Set.of("<init>")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.Calendar", Set.of("getInstance")),
          Map.entry("java.util.Currency", Set.of("getInstance", "getSymbol", "getDisplayName")),
          Map.entry("java.util.TimeZone", Set.of("getDisplayName")),
          Map.entry("java.util.ResourceBundle", Set.of("getBundle")),
          Map.entry(
              "java.time.format.DateTimeFormatter",
              Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
          Map.entry("java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter")),
          Map.entry(
              "java.text.NumberFormat",
              Set.of(
                  "getInstance",
                  "getNumberInstance",
                  "getIntegerInstance",
                  "getCurrencyInstance",
                  "getPercentInstance",
                  "getCompactNumberInstance")),
          Map.entry("java.text.DecimalFormat", Set.of("<init>")),
          Map.entry("java.text.DecimalFormatSymbols", Set.of("<init>", "getInstance")),
          Map.entry("java.text.SimpleDateFormat", Set.of("<init>")),
          Map.entry(
              "java.text.DateFormat",
              Set.of("getInstance", "getDateInstance", "getTimeInstance", "getDateTimeInstance")),
          Map.entry("java.text.MessageFormat", Set.of("<init>", "format")),
          Map.entry("java.text.Collator", Set.of("getInstance")),
          Map.entry("java.text.BreakIterator", Set.of("getWordInstance", "getLineInstance")));

  private LanguageRule() {}

  static ArchRule rule() {
    DescribedPredicate<JavaAccess<?>> speaks =
        DescribedPredicate.describe(
            "what speaks the language of the machine", access -> speaks(access.getTarget()));
    return noClasses()
        .should()
        .accessTargetWhere(speaks)
        .because("numbers and dates that leave us are the same everywhere: give Locale.ROOT");
  }

  private static boolean speaks(AccessTarget target) {
    return SPEAKERS.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName())
        && !target.getFullName().contains(Locale.class.getName() + ",")
        && !target.getFullName().contains(Locale.class.getName() + ")");
  }
}
