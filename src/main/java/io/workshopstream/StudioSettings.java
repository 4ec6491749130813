package io.workshopstream;

import io.workshopstream.studio.Rendering;
import io.workshopstream.studio.Studio;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads the studios from the configuration. A studio with a key ({@code studio.<id>.key}) starts
 * where its {@code with-key} settings say, with {@code {key}} filled in; a key that is a whole
 * address is the start itself.
 */
final class StudioSettings {

  private static final String KEY_PLACE = "{key}";

  private final Config config;

  StudioSettings(Config config) {
    this.config = config;
  }

  Studios studios() {
    List<String> ids = Arrays.asList(config.getValue("studio.ids", String[].class));
    return new Studios(ids.stream().map(id -> studio(new StudioId(id.strip()))).toList());
  }

  private Studio studio(StudioId id) {
    String key = text(id, "key").orElse("");
    boolean withKey = !key.isBlank() || text(id, "start").isEmpty();
    String start = withKey ? filled(need(id, "with-key.start"), key) : need(id, "start");
    return new Studio(
        id,
        need(id, "name"),
        address(id, start),
        need(id, withKey ? "with-key.prefix" : "prefix"),
        number(id, "depth", 1),
        flag(id, "keep-query", false),
        rendering(id),
        flag(id, "internal", false),
        text(id, "city").orElse("Bangalore"),
        ZoneId.of(text(id, "zone").orElse("Asia/Kolkata")),
        flag(id, "enabled", true),
        text(id, "image-url").orElse(null),
        text(id, "instagram-link").orElse(null),
        missing(id, withKey && key.isBlank()));
  }

  private static String filled(String start, String key) {
    return key.startsWith("http") ? key : start.replace(KEY_PLACE, key.strip());
  }

  private @Nullable String missing(StudioId id, boolean isMissing) {
    return isMissing ? text(id, "key-name").orElse("studio." + id + ".key") : null;
  }

  private static URI address(StudioId id, String start) {
    try {
      return URI.create(start);
    } catch (IllegalArgumentException malformed) { // not repeated: it may hold a key
      throw new IllegalArgumentException("the start page of studio " + id + " is no valid address");
    }
  }

  private String need(StudioId id, String name) {
    return text(id, name)
        .orElseThrow(
            () -> new IllegalArgumentException("studio." + id + "." + name + " is missing"));
  }

  private int number(StudioId id, String name, int otherwise) {
    return text(id, name).map(Integer::parseInt).orElse(otherwise);
  }

  private boolean flag(StudioId id, String name, boolean otherwise) {
    return text(id, name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  private Rendering rendering(StudioId id) {
    String word = text(id, "rendering").orElse("auto").strip();
    return Arrays.stream(Rendering.values())
        .filter(rendering -> rendering.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "studio.%s.rendering is %s; it is never, auto or always",
                        id,
                        word)));
  }

  private Optional<String> text(StudioId id, String name) {
    return config.getOptionalValue("studio." + id + "." + name, String.class);
  }
}
