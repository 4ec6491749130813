package io.workshopstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the real database: who may read its file. */
class DatabaseFileTest {

  private static void assumeOwners(Path home) throws IOException {
    assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void use(String url) throws SQLException {
    DatabaseFile.of(url).orElseThrow().keepToOwner();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists t (a int)");
      statement.execute("insert into t values (1)");
    }
  }

  @Test
  void a_new_database_and_its_new_folder_are_its_owner_s_alone(@TempDir Path home)
      throws Exception {
    assumeOwners(home);
    Path file = home.resolve("new/data/workshops");

    use("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE");

    assertThat(mode(home.resolve("new"))).isEqualTo("rwx------");
    assertThat(mode(home.resolve("new/data"))).isEqualTo("rwx------");
    assertThat(mode(home.resolve("new/data/workshops.mv.db"))).isEqualTo("rw-------");
  }

  @Test
  void an_older_file_is_taken_away_from_the_others_with_all_that_it_holds(@TempDir Path home)
      throws Exception {
    assumeOwners(home);
    String url = "jdbc:h2:file:" + home.resolve("old");
    use(url);
    Path file = home.resolve("old.mv.db");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String folder = mode(home);

    use(url);

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(home)).isEqualTo(folder);
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        ResultSet rows = connection.createStatement().executeQuery("select count(*) from t")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_left_to_the_database_to_complain_of(@TempDir Path home)
      throws Exception {
    Path file = Files.createFile(home.resolve("file"));

    DatabaseFile.of("jdbc:h2:file:" + file + "/data").orElseThrow().keepToOwner();

    assertThat(file).isRegularFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:h2:mem:tests;DB_CLOSE_DELAY=-1", "jdbc:postgresql://localhost/x", ""})
  void other_databases_have_no_file_of_ours(String url) {
    assertThat(DatabaseFile.of(url)).isEmpty();
  }
}
