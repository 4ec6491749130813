package io.workshopstream.config;

import io.workshopstream.platform.Configuration;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a configuration, each read together with what it must be. A value that cannot work
 * is noted, not thrown, and a legal one stands in for it, so that one look finds all that is wrong.
 */
final class Values {

  private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1");
  private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final Configuration config;
  private final RenamedSettings renamed;
  private final Map<String, SettingProblem> problems = new LinkedHashMap<>();

  Values(Configuration config) {
    this.config = config;
    this.renamed = new RenamedSettings(config);
  }

  /** What was wrong in all that was read so far, each key once. */
  List<SettingProblem> problems() {
    return List.copyOf(problems.values());
  }

  void wrong(SettingProblem problem) {
    problems.putIfAbsent(problem.key(), problem);
  }

  int count(String key, int least, int most) {
    return (int) size(key, least, most);
  }

  long size(String key, long least, long most) {
    String must = String.format(Locale.ROOT, "a whole number from %d to %d", least, most);
    return checked(key, must, least, text -> whole(text, least, most));
  }

  private static @Nullable Long whole(String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      return null;
    }
    long value = Long.parseLong(text);
    return value < least || value > most ? null : Long.valueOf(value);
  }

  double between(String key, double least, double most) {
    String must = String.format(Locale.ROOT, "a number from %s to %s", least, most);
    return checked(key, must, least, text -> number(text, least, most));
  }

  private static @Nullable Double number(String text, double least, double most) {
    try {
      double value = Double.parseDouble(text);
      return value >= least && value <= most ? Double.valueOf(value) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  Duration time(String key) {
    return checked(
        key, "an ISO 8601 duration, such as PT30S or PT5M", Duration.ZERO, Values::duration);
  }

  private static @Nullable Duration duration(String text) {
    try {
      Duration value = Duration.parse(text);
      return value.isNegative() || value.compareTo(LONGEST) > 0 ? null : value;
    } catch (DateTimeParseException | ArithmeticException noTime) {
      return null;
    }
  }

  boolean flag(String key) {
    return checked(key, "true or false", false, Values::flagOf);
  }

  private static @Nullable Boolean flagOf(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
  }

  /** One of these words, in any case; the first stands in for a wrong one. */
  String oneOf(String key, String... words) {
    String must = "one of " + String.join(", ", words);
    return checked(
        key,
        must,
        words[0],
        text ->
            Arrays.stream(words)
                .filter(word -> word.equalsIgnoreCase(text))
                .findAny()
                .orElse(null));
  }

  String text(String key) {
    return checked(key, "given", "", text -> text);
  }

  /** The name or the address of a machine, without a port. */
  String host(String key) {
    return checked(
        key,
        "an address such as 0.0.0.0 or 10.0.0.5, or a name",
        "127.0.0.1",
        text -> HOST.matcher(text).matches() ? text : null);
  }

  /** The address of a server that is spoken to; empty when none is set. */
  Optional<URI> address(String key) {
    return optional(key)
        .map(
            text ->
                orNoted(
                    web(text),
                    URI.create("http://localhost/"),
                    shownAddress(key, text, "an address that begins with http:// or https://")));
  }

  /** The address itself, or nothing where it is none that a page can be fetched from. */
  static @Nullable URI web(String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && address.getHost() != null ? address : null;
    } catch (URISyntaxException malformed) {
      return null;
    }
  }

  /** Says what an address was, without the part behind it that may hold a key. */
  static SettingProblem shownAddress(String key, String text, String must) {
    boolean mayHoldKey = text.contains("?") || text.contains("@");
    return mayHoldKey ? SettingProblem.hidden(key, must) : SettingProblem.is(key, text, must);
  }

  Optional<String> optional(String key) {
    try {
      return config.text(renamed.nameRead(key)).map(String::strip).filter(t -> !t.isEmpty());
    } catch (NoSuchElementException | IllegalArgumentException unresolved) {
      wrong(
          new SettingProblem(
              renamed.nameRead(key),
              "names another setting that there is not",
              "a value that is there"));
      return Optional.empty();
    }
  }

  /** The names of all settings and of all environment variables that there are, ours or not. */
  Stream<String> names() {
    return Stream.concat(config.names().stream(), System.getenv().keySet().stream());
  }

  /** The values between commas; none when it is not set. */
  List<String> list(String key) {
    return optional(key).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private <T> T checked(String key, String must, T standIn, Function<String, @Nullable T> reading) {
    String text = optional(key).orElse("");
    @Nullable T value = text.isEmpty() ? null : reading.apply(text);
    return orNoted(value, standIn, SettingProblem.is(renamed.nameRead(key), text, must));
  }

  <T> T orNoted(@Nullable T value, T standIn, SettingProblem problem) {
    if (value == null) {
      wrong(problem);
      return standIn;
    }
    return value;
  }
}
