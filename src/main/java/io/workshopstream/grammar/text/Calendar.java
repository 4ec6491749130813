package io.workshopstream.grammar.text;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words for months, weekdays and days of the month, in the languages that pages are in. */
public final class Calendar {

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  /** Long enough that a slip of the pen leaves no doubt which one is meant. */
  private static final List<String> LONG_MONTHS =
      List.of("january", "february", "august", "september", "october", "november", "december");

  private static final List<String> LONG_WEEKDAYS =
      List.of("tuesday", "wednesday", "thursday", "saturday");

  private static final Map<String, Integer> ORDINALS = new HashMap<>();

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
  }

  private Calendar() {}

  /** 1 to 12, or 0 for a word that names no month. */
  public static int month(Token token) {
    Integer month = token.isWord() ? MONTHS.get(token.word()) : null;
    return month != null
        ? month
        : Misspelling.nearest(token, LONG_MONTHS).map(MONTHS::get).orElse(0);
  }

  public static Optional<DayOfWeek> weekday(Token token) {
    DayOfWeek weekday = token.isWord() ? WEEKDAYS.get(token.word()) : null;
    return weekday != null
        ? Optional.of(weekday)
        : Misspelling.nearest(token, LONG_WEEKDAYS).map(WEEKDAYS::get);
  }

  /** The number that an ordinal word names, or 0. */
  public static int ordinal(Token token) {
    return token.isWord() ? ORDINALS.getOrDefault(token.word(), 0) : 0;
  }

  /** Whether a word only says that the number before it counts: "24th", "22rd". */
  public static boolean isSuffix(Token token) {
    return token.is("st") || token.is("nd") || token.is("rd") || token.is("th") || token.is("ter");
  }

  public static boolean isDay(int number) {
    return number >= 1 && number <= 31;
  }

  public static boolean isYear(int number) {
    return number >= 1900 && number <= 2100;
  }

  /** The year that two digits mean: 1970 to 2069. */
  public static int century(int twoDigits) {
    return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
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
      WEEKDAYS.put(word.toLowerCase(Locale.ROOT), DayOfWeek.of(day++));
    }
  }

  private static void ordinals(String words) {
    int number = 1;
    for (String word : words.split(" ", -1)) {
      ORDINALS.put(word, number++);
    }
  }
}
