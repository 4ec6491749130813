package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static final String TEXTS =
      "select lower(table_name), lower(column_name), character_maximum_length"
          + " from information_schema.columns where data_type = 'CHARACTER VARYING'"
          + " and lower(table_name) in"
          + " ('workshop', 'workshop_slot', 'workshop_artist', 'artist', 'artist_alias')";

  private static DataSource migrated() {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    return database;
  }

  private static Map<String, Integer> inTheTables() throws SQLException {
    Map<String, Integer> widths = new TreeMap<>();
    try (Connection connection = migrated().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TEXTS)) {
      while (rows.next()) {
        widths.put(rows.getString(1) + "." + rows.getString(2), rows.getInt(3));
      }
    }
    return widths;
  }

  private static Map<String, Integer> inTheMapping() {
    Map<String, Integer> widths = new TreeMap<>();
    for (Class<?> row : List.of(WorkshopRow.class, ArtistRow.class)) {
      for (Field field : row.getDeclaredFields()) {
        CollectionTable list = field.getAnnotation(CollectionTable.class);
        String table = list == null ? row.getAnnotation(Table.class).name() : list.name();
        Column column = field.getAnnotation(Column.class);
        boolean text = field.getType() == String.class || (list != null && column != null);
        if (text) {
          String own = column == null || column.name().isEmpty() ? field.getName() : column.name();
          widths.put(table + "." + own, column == null ? -1 : column.length());
        }
        if (list != null) {
          widths.put(
              table + "." + list.joinColumns()[0].name(),
              table.startsWith("artist") ? Columns.ARTIST : Columns.KEY);
        }
      }
    }
    return widths;
  }

  @Test
  void the_widths_that_workshops_are_cut_to_are_those_of_the_tables() throws SQLException {
    assertThat(inTheTables()).isNotEmpty().isEqualTo(inTheMapping());
  }
}
