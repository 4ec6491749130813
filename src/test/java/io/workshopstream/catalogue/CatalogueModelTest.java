package io.workshopstream.catalogue;

import io.workshopstream.Postgres;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Refreshes, failures, plans that wait, overrides, reviews, merges, removals, imports and restored
 * states in any order: what people set or added is never lost, nothing is there twice, nothing
 * names somebody who is gone, an unchanged session keeps its key, and every earlier state comes
 * back as it was.
 */
class CatalogueModelTest {

  private static final int SEQUENCES = 200;
  private static final int STEPS = 30;

  private static void run(DataSource database) {
    LongStream.range(0, SEQUENCES)
        .forEach(
            seed -> {
              Jdbi.create(database)
                  .useHandle(
                      handle -> {
                        handle.execute("delete from workshop");
                        handle.execute("delete from workshop_override");
                        handle.execute("delete from choreography_link");
                        handle.execute("delete from artist");
                        handle.execute("delete from catalogue_plan");
                        handle.execute("delete from workshop_review");
                      });
              run(new CatalogueModel(database, seed), seed);
            });
  }

  private static void run(CatalogueModel model, long seed) {
    for (int step = 0; step < STEPS; step++) {
      try {
        model.step();
      } catch (AssertionError different) {
        throw new AssertionError("sequence " + seed + ", step " + step, different);
      }
    }
  }

  @Test
  void hundreds_of_sequences_on_the_embedded_database() {
    DataSource database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Schema.migrate(database);
    run(database);
  }

  @Test
  void hundreds_of_sequences_on_postgresql() {
    run(Postgres.without());
  }
}
