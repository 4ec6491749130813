package io.workshopstream.access.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name under which a client says which event it has last: {@code last_event_id}, {@code
 * lastEventId} (polyfills), {@code lastEventID}, {@code Last-Event-ID} and whatever else differs
 * only in capitals and in what joins the words.
 */
public final class LastEventIdParameter {

  private LastEventIdParameter() {}

  public static boolean is(String name) {
    return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT).equals("lasteventid");
  }

  /**
   * What an address says under these names; empty when it has none of them. Of several the last one
   * that is not blank counts: polyfills put theirs behind the address that they began with.
   *
   * @param query as it was sent; null when there is none
   */
  public static Optional<String> in(@Nullable String query) {
    if (query == null) {
      return Optional.empty();
    }
    List<String> said =
        Arrays.stream(query.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> is(decoded(pair[0])))
            .map(pair -> pair.length == 2 ? decoded(pair[1]) : "")
            .toList();
    return said.stream()
        .filter(words -> !words.isBlank())
        .reduce((earlier, later) -> later)
        .or(() -> said.stream().findFirst());
  }

  /** What is no good encoding is no id either, and stays as it is. */
  private static String decoded(String words) {
    try {
      return URLDecoder.decode(words, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return words;
    }
  }
}
