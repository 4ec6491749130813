package io.workshopstream.server;

import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.page.Pause;
import io.workshopstream.database.Tables;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Put beside the application by tests: an empty catalogue, and no host that asked for a pause, as
 * after a first start.
 */
@Path("fresh-start")
public class FreshStartResource {

  @Inject private Tables tables;

  @Inject private Crawler crawler;

  @POST
  public void begin() throws SQLException {
    try (Connection connection = tables.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from workshop");
      statement.execute("delete from workshop_override");
      statement.execute("delete from choreography_link");
      statement.execute("delete from catalogue_plan");
      statement.execute("delete from workshop_review");
      statement.execute("delete from learned_rule");
      statement.execute("delete from listing_vocabulary");
      statement.execute("delete from page_cache");
    }
    crawler.pauses().stream().map(Pause::host).forEach(crawler::lift);
  }
}
