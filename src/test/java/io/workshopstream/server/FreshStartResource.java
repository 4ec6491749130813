package io.workshopstream.server;

import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.page.Pause;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Put beside the application by tests: an empty catalogue, and no host that asked for a pause, as
 * after a first start.
 */
@Path("fresh-start")
public class FreshStartResource {

  @Resource(lookup = "java:app/jdbc/catalogue")
  private DataSource database;

  @Inject private Crawler crawler;

  @POST
  public void begin() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from workshop");
      statement.execute("delete from workshop_override");
      statement.execute("delete from choreography_link");
      statement.execute("delete from catalogue_plan");
      statement.execute("delete from workshop_review");
      statement.execute("delete from listing_vocabulary");
    }
    crawler.pauses().stream().map(Pause::host).forEach(crawler::lift);
  }
}
