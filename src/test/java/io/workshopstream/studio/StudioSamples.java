package io.workshopstream.studio;

import io.workshopstream.catalogue.Schema;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Studios and configurations for tests. */
final class StudioSamples {

  static final StudioId VINS = new StudioId("vins");
  static final StudioId INN = new StudioId("inn");

  private StudioSamples() {}

  /** An empty database in memory. */
  static DataSource h2() {
    DataSource database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Schema.migrate(database);
    return database;
  }

  /** A studio that needs nothing else; values follow as name, value and so on. */
  static StudioWords words(String name, Object... more) {
    Map<StudioField, String> values = new EnumMap<>(StudioField.class);
    values.put(StudioField.NAME, name);
    values.put(StudioField.START, "https://" + name + ".example/list");
    values.put(StudioField.PREFIX, "https://" + name + ".example/w/");
    for (int i = 0; i < more.length; i += 2) {
      values.put((StudioField) more[i], (String) more[i + 1]);
    }
    return new StudioWords(values);
  }

  static Map<StudioField, Optional<String>> set(StudioField field, String value) {
    return Map.of(field, value.isEmpty() ? Optional.empty() : Optional.of(value));
  }

  /** A configuration with these studios, without keys and private hosts. */
  static StudioRules rules(Object... idsAndWords) {
    return rules(Map.of(), List.of(), idsAndWords);
  }

  static StudioRules rules(
      Map<String, String> keys, List<String> internalHosts, Object... idsAndWords) {
    Map<StudioId, StudioWords> configured = new LinkedHashMap<>();
    for (int i = 0; i < idsAndWords.length; i += 2) {
      configured.put((StudioId) idsAndWords[i], (StudioWords) idsAndWords[i + 1]);
    }
    return new StudioRules(
        configured, id -> Optional.ofNullable(keys.get(id.value())), internalHosts);
  }
}
