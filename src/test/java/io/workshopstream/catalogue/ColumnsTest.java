package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.artist.Artist;
import io.workshopstream.catalogue.artist.ChoreographyLink;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.workshop.Columns;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.studio.StudioId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
          + " ('workshop', 'workshop_slot', 'workshop_artist', 'artist', 'artist_alias',"
          + " 'workshop_override', 'choreography_link')";

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

  private static int width(String column) throws SQLException {
    return inTheTables().getOrDefault(column, 0);
  }

  /** The columns whose widths are stated in {@link Columns}. */
  private static Map<String, Integer> known() {
    Map<String, Integer> widths = new TreeMap<>();
    widths.put("workshop.uuid", Columns.KEY);
    widths.put("workshop.link", Columns.LINK);
    widths.put("workshop.artists", Columns.ARTISTS);
    widths.put("workshop.song", Columns.SONG);
    widths.put("workshop.pricing", Columns.PRICING);
    widths.put("workshop_slot.workshop_uuid", Columns.KEY);
    widths.put("workshop_artist.workshop_uuid", Columns.KEY);
    widths.put("workshop_override.workshop_uuid", Columns.KEY);
    widths.put("workshop_override.value_text", FieldOverride.LONGEST_TEXT);
    widths.put("workshop_override.set_by", FieldOverride.LONGEST_BY);
    widths.put("workshop_override.reason", FieldOverride.LONGEST_REASON);
    widths.put("choreography_link.url", ChoreographyLink.LONGEST_URL);
    widths.put("choreography_link.song", ChoreographyLink.LONGEST_SONG);
    widths.put("choreography_link.artist_ids", ChoreographyLink.LONGEST_IDS);
    widths.put("artist.artist_id", Artist.LONGEST_NAME);
    widths.put("artist.artist_name", Artist.LONGEST_NAME);
    widths.put("artist.image_url", Artist.LONGEST_LINK);
    widths.put("artist.instagram_link", Artist.LONGEST_LINK);
    widths.put("artist_alias.alias", Artist.LONGEST_NAME);
    return widths;
  }

  @Test
  void the_widths_that_workshops_are_cut_to_are_those_of_the_tables() throws SQLException {
    assertThat(inTheTables()).containsAllEntriesOf(known());
  }

  @Test
  void every_studio_and_every_type_of_event_fits_into_its_column() throws SQLException {
    int studio = width("workshop.studio_id");
    int type = width("workshop.event_type");

    assertThat(StudioId.parse("s".repeat(studio))).isPresent();
    assertThat(StudioId.parse("s".repeat(studio + 1))).isEmpty();
    assertThat(EventType.values()).allMatch(one -> one.word().length() <= type);
  }

  @Test
  void an_artist_of_a_workshop_has_as_much_room_as_an_artist() throws SQLException {
    assertThat(width("workshop_artist.artist_id")).isEqualTo(width("artist.artist_id"));
  }
}
