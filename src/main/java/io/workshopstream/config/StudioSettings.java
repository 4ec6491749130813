package io.workshopstream.config;

import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.StudioRules;
import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.KeyPlace;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the studios from the configuration. What a value may be {@link StudioField} says, for the
 * API as well.
 */
final class StudioSettings {

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern KEY = Pattern.compile("studio\\..{1,64}\\.key|STUDIO_.{1,64}_KEY");

  private final Values values;

  StudioSettings(Values values) {
    this.values = values;
  }

  /** The studios of the configuration, their keys, and what else it says of studios. */
  StudioRules rules() {
    Map<StudioId, StudioWords> configured = new LinkedHashMap<>();
    ids().stream().flatMap(id -> idOf(id).stream()).forEach(id -> configured.put(id, words(id)));
    keyNames().forEach(this::lookAtKey);
    StudioRules rules = new StudioRules(configured, this::key, internalHosts());
    configured.forEach(
        (id, words) -> {
          rules.problems(id, words).forEach(problem -> note(id, problem));
        });
    return rules;
  }

  private List<String> ids() {
    List<String> ids = values.list("studio.ids");
    if (ids.isEmpty()) {
      values.wrong(
          SettingProblem.is("studio.ids", "", "the ids of one studio or more, with commas"));
    }
    if (Set.copyOf(ids).size() < ids.size()) {
      values.wrong(
          SettingProblem.is("studio.ids", String.join(",", ids), "a list that has no id twice"));
    }
    alike(ids);
    return ids;
  }

  /** The key of one would be that of the other. */
  private void alike(List<String> ids) {
    Map<String, StudioId> seen = new LinkedHashMap<>();
    for (String words : ids) {
      StudioId.parse(words)
          .filter(id -> !id.equals(seen.computeIfAbsent(id.variable(), name -> id)))
          .ifPresent(
              id ->
                  values.wrong(
                      SettingProblem.is(
                          "studio.ids",
                          id.value(),
                          "a list of ids that differ in more than dots, dashes and underscores,"
                              + " which environment variables do not have")));
    }
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

  private List<String> internalHosts() {
    List<String> hosts = values.list("studio.internal-hosts");
    hosts.stream()
        .filter(host -> !HOST.matcher(host).matches())
        .forEach(
            host ->
                values.wrong(
                    SettingProblem.is(
                        "studio.internal-hosts",
                        host,
                        "names or addresses of hosts, with commas, each with a port or without, such"
                            + " as intranet.example:8080")));
    return hosts;
  }

  private StudioWords words(StudioId id) {
    Map<StudioField, String> given = new EnumMap<>(StudioField.class);
    for (StudioField field : StudioField.values()) {
      values
          .optional(key(id, field.setting()))
          .ifPresent(
              text ->
                  field
                      .read(text)
                      .ifPresentOrElse(
                          value -> given.put(field, value),
                          () -> note(id, new FieldProblem(field, text, field.must()))));
    }
    return new StudioWords(given);
  }

  private void note(StudioId id, FieldProblem problem) {
    String key = key(id, problem.field().setting());
    values.wrong(
        problem.field().isAddress()
            ? Values.shownAddress(key, problem.was(), problem.must())
            : SettingProblem.is(key, problem.was(), problem.must()));
  }

  /** A key that is the address of the start page has to be one; it is never repeated. */
  private void lookAtKey(String setting) {
    String must = "an address that begins with http:// or https://";
    Optional<URI> unused =
        values
            .optional(setting)
            .filter(KeyPlace::isAddress)
            .map(
                key ->
                    values.orNoted(
                        Values.web(key),
                        URI.create("http://localhost/"),
                        SettingProblem.hidden(setting, must)));
  }

  private Optional<String> key(StudioId id) {
    return values.optional(key(id, "key"));
  }

  private static String key(StudioId id, String name) {
    return "studio." + id + "." + name;
  }

  /** The names of the keys of all studios, also of such as are added while the server runs. */
  Set<String> keyNames() {
    Set<String> names = new TreeSet<>();
    values.list("studio.ids").forEach(id -> names.add("studio." + id + ".key"));
    values.names().filter(name -> KEY.matcher(name).matches()).forEach(names::add);
    return names;
  }
}
