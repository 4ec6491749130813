package io.workshopstream.studio;

import io.workshopstream.studio.field.CronExpression;
import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.KeyPlace;
import io.workshopstream.studio.field.RenderingSetting;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration of this server says of studios: which ones are in it, their keys, and
 * which private hosts may be asked. No edit changes that.
 */
public final class StudioRules {

  private final Map<StudioId, StudioWords> configured;
  private final Function<StudioId, Optional<String>> keys;
  private final Set<String> internalHosts;
  private final Set<String> internalOrigins;

  /**
   * @param configured the studios of the configuration, in its order
   * @param keys gives the key of any studio, from the environment
   * @param internalHosts hosts, each with a port or for all ports, that may be on private addresses
   */
  public StudioRules(
      Map<StudioId, StudioWords> configured,
      Function<StudioId, Optional<String>> keys,
      Collection<String> internalHosts) {
    this.configured = new LinkedHashMap<>(configured);
    this.keys = keys;
    this.internalHosts =
        internalHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.internalOrigins =
        configured.entrySet().stream()
            .filter(studio -> studio.getValue().is(StudioField.INTERNAL))
            .flatMap(
                studio ->
                    KeyPlace.origin(Source.of(studio.getValue(), key(studio.getKey())).start())
                        .stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The studios of the configuration, in its order. */
  public Map<StudioId, StudioWords> configured() {
    return Collections.unmodifiableMap(configured);
  }

  /**
   * The configured studio that has the same environment variables as this other one, as {@code a-b}
   * and {@code a.b} have; empty when there is none.
   */
  public Optional<StudioId> sharesVariables(StudioId id) {
    return configured.containsKey(id)
        ? Optional.empty()
        : configured.keySet().stream()
            .filter(other -> other.variable().equals(id.variable()))
            .findFirst();
  }

  private String key(StudioId id) {
    return sharesVariables(id).isPresent() ? "" : keys.apply(id).map(String::strip).orElse("");
  }

  /** The key, unless the stored address would take it where the configuration does not. */
  private String key(StudioId id, StudioWords words) {
    String template = words.get(StudioField.WITH_KEY_START);
    return template == null || goesHome(id, template) ? key(id) : "";
  }

  private boolean goesHome(StudioId id, String template) {
    Optional<String> home = keyHome(configured.get(id));
    return !KeyPlace.isInHost(template)
        && (home.isEmpty() || home.equals(KeyPlace.origin(template)));
  }

  /**
   * Which of its start pages counts.
   *
   * @param missing whether that page cannot be asked for, for want of a key that fits in
   */
  private record Source(String start, String prefix, boolean missing) {

    static Source of(StudioWords words, String key) {
      String template = words.get(StudioField.WITH_KEY_START);
      if (template == null || (key.isEmpty() && words.get(StudioField.START) != null)) {
        return new Source(words.text(StudioField.START), words.text(StudioField.PREFIX), false);
      }
      String filled = KeyPlace.filled(template, key);
      boolean missing = key.isEmpty() || KeyPlace.origin(filled).isEmpty();
      return new Source(
          missing ? KeyPlace.filled(template, "") : filled,
          words.text(StudioField.WITH_KEY_PREFIX),
          missing);
    }
  }

  /** The studio, its key filled in; empty when its values make none. */
  Optional<Studio> studio(StudioId id, StudioWords words) {
    try {
      return Optional.of(studio(id, words, Source.of(words, key(id, words))));
    } catch (IllegalArgumentException | DateTimeException cannotWork) {
      return Optional.empty();
    }
  }

  private Studio studio(StudioId id, StudioWords words, Source source) {
    String schedule = words.get(StudioField.SCHEDULE);
    String keyName = words.get(StudioField.KEY_NAME);
    return new Studio(
        id,
        words.text(StudioField.NAME),
        URI.create(source.start()),
        source.prefix(),
        Integer.parseInt(words.text(StudioField.DEPTH)),
        words.is(StudioField.KEEP_QUERY),
        RenderingSetting.valueOf(words.text(StudioField.RENDERING).toUpperCase(Locale.ROOT)),
        words.is(StudioField.INTERNAL) && mayBeInternal(source.start()),
        words.text(StudioField.CITY),
        ZoneId.of(words.text(StudioField.ZONE)),
        words.is(StudioField.ENABLED),
        schedule == null ? null : new CronExpression(schedule),
        words.get(StudioField.IMAGE_URL),
        words.get(StudioField.INSTAGRAM_LINK),
        !source.missing() ? null : keyName == null ? setting(id) : keyName);
  }

  private static String setting(StudioId id) {
    return "studio." + id + ".key";
  }

  private boolean mayBeInternal(String start) {
    Optional<String> origin = KeyPlace.origin(start);
    if (origin.isEmpty()) {
      return false;
    }
    String host = origin.get().substring(origin.get().indexOf("//") + 2);
    return internalOrigins.contains(origin.get())
        || internalHosts.contains(host)
        || internalHosts.contains(host.substring(0, host.lastIndexOf(':')));
  }

  /** What is wrong with the values of a studio, each of which could be read. */
  public List<FieldProblem> problems(StudioId id, StudioWords words) {
    List<FieldProblem> problems = new ArrayList<>(words.problems());
    String key = key(id);
    String template = words.get(StudioField.WITH_KEY_START);
    if (template == null) {
      if (!key.isEmpty()) {
        String must = "given, as the server has the setting " + setting(id);
        problems.add(new FieldProblem(StudioField.WITH_KEY_START, "", must));
      }
    } else {
      keyProblem(id, key, template).ifPresent(problems::add);
    }
    if (words.is(StudioField.INTERNAL) && !mayBeInternal(Source.of(words, key).start())) {
      String must =
          "false, unless the server's setting studio.internal-hosts names the host of its start page";
      problems.add(new FieldProblem(StudioField.INTERNAL, "true", must));
    }
    return problems;
  }

  /** Whoever may edit a studio must not learn its key, by having it sent to a host of their own. */
  private Optional<FieldProblem> keyProblem(StudioId id, String key, String template) {
    Optional<String> home = keyHome(configured.get(id));
    if (home.isPresent() && !home.equals(KeyPlace.origin(template))) {
      String must = "an address at " + home.get() + ", where the configuration sends its key";
      return Optional.of(new FieldProblem(StudioField.WITH_KEY_START, template, must));
    }
    return KeyPlace.origin(KeyPlace.filled(template, key)).isPresent()
        ? Optional.empty()
        : Optional.of(
            new FieldProblem(
                StudioField.WITH_KEY_START,
                template,
                "an address also with the setting " + setting(id) + " in the place of {key}"));
  }

  private static Optional<String> keyHome(@Nullable StudioWords words) {
    return words == null
        ? Optional.empty()
        : KeyPlace.origin(words.text(StudioField.WITH_KEY_START));
  }
}
