package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The same application on PostgreSQL, told so by one address. */
class PostgresIT extends OnPostgres {

  @Test
  void the_sample_studios_are_stored_in_postgresql_as_their_pages_announce_them()
      throws IOException, SQLException {
    stream(request("/api/streaming/refresh-workshops").build());

    long stored = 0;
    for (String studio : SampleTruth.STUDIOS) {
      assertThat(SampleTruth.stored(studio))
          .containsExactlyElementsOf(SampleTruth.announced(studio));
      stored += SampleTruth.stored(studio).size();
    }
    String studios = "'" + String.join("', '", SampleTruth.STUDIOS) + "'";
    assertThat(count("workshop where studio_id in (" + studios + ")")).isEqualTo(stored);
  }

  @Test
  void what_goes_is_archived_and_not_deleted() throws SQLException {
    SITE.clear();
    SITE.page("/list", "<a href='/event/1'>1</a><a href='/event/2'>2</a><a href='/event/3'>3</a>");
    for (String number : new String[] {"1", "2", "3"}) {
      SITE.page("/event/" + number, SitePages.workshop("Song " + number));
    }
    stream(refresh("test_site"));
    long before = count("workshop where archived_at is null");
    SITE.page("/event/3", SitePages.closed());

    stream(refresh("test_site"));

    assertThat(count("workshop where archived_at is null")).isEqualTo(before - 1);
    assertThat(count("workshop where archived_at is not null")).isEqualTo(1);
  }
}
