package io.workshopstream.grammar.text;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a word means by itself in days and times, in the languages that pages are in. It is looked
 * up once, when a text is taken apart, for everybody who asks at every word.
 *
 * @param month 1 to 12, or 0
 * @param ordinal the number that an ordinal word names, or 0
 * @param small 1 to 19, or 0
 * @param tens 20, 30 and so on to 90, or 0
 * @param opensTime whether a time of day in words may begin with it: "seven", "half", "noon"
 */
record Meaning(
    int month, @Nullable DayOfWeek weekday, int ordinal, int small, int tens, boolean opensTime) {

  static final Meaning NONE = new Meaning(0, null, 0, 0, 0, false);

  private static final Set<String> TIMES = Vocabulary.of("quarter half noon midday midnight");

  private static final List<String> SMALL =
      List.of(
          ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                  + " sixteen seventeen eighteen nineteen")
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));
  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  /** Long enough that a slip of the pen leaves no doubt which one is meant. */
  private static final List<String> LONG_ONES =
      List.of(
          "january",
          "february",
          "august",
          "september",
          "october",
          "november",
          "december",
          "tuesday",
          "wednesday",
          "thursday",
          "saturday");

  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Map<String, Meaning> KNOWN = new HashMap<>();

  static {
    months("january february march april may june july august september october november december");
    months("jan feb mar apr may jun jul aug sep oct nov dec");
    months("januar februar märz april mai juni juli august september oktober november dezember");
    months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");
    months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre");
    months(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre");
    months(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro");
    months(
        "januari februari maart april mei juni juli augustus september oktober november december");
    MONTHS.put("sept", 9);
    MONTHS.put("jänner", 1);
    MONTHS.put("maerz", 3);
    MONTHS.put("mrz", 3);
    MONTHS.put("okt", 10);
    MONTHS.put("dez", 12);
    weekdays("monday tuesday wednesday thursday friday saturday sunday");
    weekdays("mon tue wed thu fri sat sun");
    weekdays("mondays tuesdays wednesdays thursdays fridays saturdays sundays");
    weekdays("montag dienstag mittwoch donnerstag freitag samstag sonntag");
    weekdays("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag");
    weekdays("lunes martes miércoles jueves viernes sábado domingo");
    weekdays("lundi mardi mercredi jeudi vendredi samedi dimanche");
    WEEKDAYS.put("tues", DayOfWeek.TUESDAY);
    WEEKDAYS.put("weds", DayOfWeek.WEDNESDAY);
    WEEKDAYS.put("thur", DayOfWeek.THURSDAY);
    WEEKDAYS.put("thurs", DayOfWeek.THURSDAY);
    WEEKDAYS.put("sonnabend", DayOfWeek.SATURDAY);
    ordinals(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
            + " twentieth");
    ORDINALS.put("thirtieth", 30);
    Set<String> words = new HashSet<>(TIMES);
    words.addAll(SMALL);
    words.addAll(TENS);
    words.addAll(MONTHS.keySet());
    words.addAll(WEEKDAYS.keySet());
    words.addAll(ORDINALS.keySet());
    words.forEach(word -> KNOWN.put(word, read(word)));
  }

  /** What a word in lower case means, or, misspelled, most likely was to mean. */
  static Meaning of(String word) {
    Meaning known = KNOWN.get(word);
    return known != null
        ? known
        : Misspelling.nearest(word, LONG_ONES).map(KNOWN::get).orElse(NONE);
  }

  private static Meaning read(String word) {
    int small = SMALL.indexOf(word) + 1;
    int tens = TENS.indexOf(word);
    return new Meaning(
        MONTHS.getOrDefault(word, 0),
        WEEKDAYS.get(word),
        ORDINALS.getOrDefault(word, 0),
        small,
        tens < 0 ? 0 : (tens + 2) * 10,
        small > 0 || tens >= 0 || TIMES.contains(word));
  }

  private static void months(String words) {
    int month = 1;
    for (String word : words.split(" ", -1)) {
      MONTHS.put(word, month++);
    }
  }

  private static void weekdays(String words) {
    int day = 1;
    for (String word : words.split(" ", -1)) {
      WEEKDAYS.put(word, DayOfWeek.of(day++));
    }
  }

  private static void ordinals(String words) {
    int number = 1;
    for (String word : words.split(" ", -1)) {
      ORDINALS.put(word, number++);
    }
  }
}
