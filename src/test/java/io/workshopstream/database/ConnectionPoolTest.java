package io.workshopstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.platform.Configuration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that are used again, as long as they live. */
class ConnectionPoolTest {

  private final ConnectionPool pool =
      new ConnectionPool(new ConfiguredDatabase(new Given("jdbc:h2:mem:pool")));
  private final DataSource source = pool.source();

  private record Given(String url) implements Configuration {
    @Override
    public Optional<String> text(String key) {
      return Optional.ofNullable(Map.of("database.url", url, "database.user", "sa").get(key));
    }

    @Override
    public Optional<Origin> origin(String key) {
      return text(key).map(value -> new Origin(value, "test", false));
    }

    @Override
    public Set<String> names() {
      return Set.of("database.url", "database.user");
    }

    @Override
    public String described() {
      return "a test's";
    }
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
  }

  private JdbcConnection used() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.unwrap(JdbcConnection.class);
    }
  }

  @Test
  void an_embedded_database_keeps_its_statements_unless_its_address_says_how_many()
      throws SQLException {
    assertThat(setting("jdbc:h2:mem:plain", "QUERY_CACHE_SIZE")).isEqualTo("100");
    assertThat(setting("jdbc:h2:mem:own;query_cache_size=3", "QUERY_CACHE_SIZE")).isEqualTo("3");
    assertThat(setting("jdbc:h2:mem:own;query_cache_size=3", "WRITE_DELAY")).isEqualTo("0");
  }

  private static String setting(String url, String name) throws SQLException {
    try (Connection connection = new ConfiguredDatabase(new Given(url)).connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select setting_value from information_schema.settings where setting_name = ?")) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString(1) : "";
      }
    }
  }

  @Test
  void a_connection_is_used_again() throws SQLException {
    assertThat(used()).isSameAs(used());
  }

  @Test
  void one_that_died_is_not_handed_out_and_those_that_lay_idle_beside_it_are_not_either()
      throws SQLException {
    JdbcConnection first;
    JdbcConnection second;
    try (Connection one = source.getConnection();
        Connection two = source.getConnection()) {
      first = one.unwrap(JdbcConnection.class);
      second = two.unwrap(JdbcConnection.class);
    }
    try (Statement shutdown = first.createStatement()) {
      shutdown.execute("shutdown");
    }

    assertThat(used()).isNotSameAs(first).isNotSameAs(second);
    assertThat(second.isClosed()).isTrue();
  }

  @Test
  void one_that_outlived_its_closed_database_does_not_keep_others_from_the_new_one(
      @TempDir Path folder) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("data");
    ConnectionPool onFile = new ConnectionPool(new ConfiguredDatabase(new Given(url)));
    DataSource files = onFile.source();
    List<Connection> many = new ArrayList<>();
    try (Connection held = files.getConnection()) {
      try (Connection one = files.getConnection()) {
        powerOff(one.unwrap(JdbcConnection.class));
        assertThatThrownBy(() -> one.createStatement().execute("select 1"))
            .hasMessageContaining("90098");
      }
      files.getConnection().close(); // the database is open again
      assertThatThrownBy(() -> held.createStatement().execute("select 1"))
          .isInstanceOf(SQLException.class);
    }

    for (int i = 0; i < 9; i++) {
      many.add(files.getConnection());
    }
    assertThat(many).hasSize(9);
    for (Connection one : many) {
      one.close();
    }
    onFile.close();
  }

  /** As when it can no longer write to its file. */
  private static void powerOff(JdbcConnection connection) {
    ((SessionLocal) connection.getSession()).getDatabase().setPowerOffCount(1);
  }

  @Test
  void what_was_not_committed_is_rolled_back_before_the_next_one_comes() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table thing (id int)");
      connection.setAutoCommit(false);
      statement.execute("insert into thing values (1)");
    }

    try (Connection next = source.getConnection();
        Statement statement = next.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from thing")) {
      assertThat(next.getAutoCommit()).isTrue();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc/workshops, true",
    "java:/jdbc/workshops, true",
    "java:jboss/datasources/Workshops, true",
    "java:comp/env/jdbc/a.b-c_d, true",
    "ldap://attacker.example/x, false",
    "rmi://attacker.example/x, false",
    "java:ldap://x, false",
    "'', false"
  })
  void only_names_of_the_server_itself_are_looked_up(String name, boolean ofServer) {
    assertThat(ConfiguredDatabase.isOfServer(name)).isEqualTo(ofServer);
  }
}
