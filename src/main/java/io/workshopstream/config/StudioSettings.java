package io.workshopstream.config;

import io.workshopstream.studio.CronExpression;
import io.workshopstream.studio.RenderingSetting;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the studios from the configuration. A studio with a key ({@code studio.<id>.key}) starts
 * where its {@code with-key} settings say, with {@code {key}} filled in; a key that is a whole
 * address is the start itself.
 */
final class StudioSettings {

  private static final String KEY_PLACE = "{key}";
  private static final String PAGE = "an address that begins with http:// or https://";

  private final Values values;

  StudioSettings(Values values) {
    this.values = values;
  }

  Studios studios() {
    List<String> ids = values.list("studio.ids");
    if (ids.isEmpty()) {
      values.wrong(
          SettingProblem.is("studio.ids", "", "the ids of one studio or more, with commas"));
    }
    if (Set.copyOf(ids).size() < ids.size()) {
      values.wrong(
          SettingProblem.is("studio.ids", String.join(",", ids), "a list that has no id twice"));
    }
    return new Studios(ids.stream().flatMap(id -> idOf(id).stream()).map(this::studio).toList());
  }

  private Optional<StudioId> idOf(String words) {
    Optional<StudioId> id = StudioId.parse(words);
    if (id.isEmpty()) {
      String must =
          "a list of ids of up to 64 lower-case letters, digits, dots, dashes or underscores";
      values.wrong(SettingProblem.is("studio.ids", words, must));
    }
    return id;
  }

  private Studio studio(StudioId id) {
    String key = text(id, "key").orElse("");
    boolean withKey = !key.isBlank() || text(id, "start").isEmpty();
    return new Studio(
        id,
        need(id, "name"),
        start(id, withKey ? "with-key.start" : "start", key),
        prefix(id, withKey ? "with-key.prefix" : "prefix"),
        given(id, "depth", 1, name -> values.count(name, 0, 100)),
        given(id, "keep-query", false, values::flag),
        given(id, "rendering", RenderingSetting.AUTO, this::rendering),
        given(id, "internal", false, values::flag),
        text(id, "city").orElse(Studio.DEFAULT_CITY),
        given(id, "zone", Studio.DEFAULT_ZONE, values::zone),
        given(id, "enabled", true, values::flag),
        schedule(id),
        text(id, "image-url").orElse(null),
        text(id, "instagram-link").orElse(null),
        missing(id, withKey && key.isBlank()));
  }

  private @Nullable CronExpression schedule(StudioId id) {
    return text(id, "schedule").map(set -> values.cron(key(id, "schedule"))).orElse(null);
  }

  private static String filled(String start, String key) {
    return key.startsWith("http") ? key : start.replace(KEY_PLACE, key.strip());
  }

  private @Nullable String missing(StudioId id, boolean isMissing) {
    return isMissing ? text(id, "key-name").orElse("studio." + id + ".key") : null;
  }

  /** The start page, which is never repeated whole: it may hold a key. */
  private URI start(StudioId id, String name, String key) {
    String template = need(id, name);
    String text = filled(template, key);
    boolean isKey = key.startsWith("http");
    SettingProblem problem =
        isKey
            ? SettingProblem.hidden(key(id, "key"), PAGE)
            : Values.shownAddress(key(id, name), template, PAGE);
    return values.orNoted(Values.web(text), URI.create("http://localhost/"), problem);
  }

  private String prefix(StudioId id, String name) {
    String prefix = need(id, name);
    if (!prefix.isEmpty() && !prefix.matches("(?i)https?://[^/].*")) {
      values.wrong(Values.shownAddress(key(id, name), prefix, PAGE));
    }
    return prefix;
  }

  private String need(StudioId id, String name) {
    return values.text(key(id, name));
  }

  private <T> T given(StudioId id, String name, T otherwise, Function<String, T> reading) {
    return text(id, name).isEmpty() ? otherwise : reading.apply(key(id, name));
  }

  private RenderingSetting rendering(String key) {
    String word = values.oneOf(key, "auto", "never", "always");
    return RenderingSetting.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Optional<String> text(StudioId id, String name) {
    return values.optional(key(id, name));
  }

  private static String key(StudioId id, String name) {
    return "studio." + id + "." + name;
  }
}
