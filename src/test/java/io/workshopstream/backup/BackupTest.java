package io.workshopstream.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workshopstream.Postgres;
import io.workshopstream.backup.RestoreOutcome.NotEmpty;
import io.workshopstream.backup.RestoreOutcome.Restored;
import io.workshopstream.backup.RestoreOutcome.TooLong;
import io.workshopstream.backup.RestoreOutcome.Unreadable;
import io.workshopstream.catalogue.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class BackupTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
  private static final long MOST = 100_000_000;

  private final DataSource full = h2();

  private static DataSource h2() {
    DataSource database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Schema.migrate(database);
    return database;
  }

  private static DataSource postgres() {
    List<String> tables = new ArrayList<>(Inventory.KEPT.stream().map(KeptTable::name).toList());
    tables.add("audit_entry");
    Collections.reverse(tables);
    return Postgres.without(tables.toArray(String[]::new));
  }

  private static void fill(DataSource database, int workshops) {
    Jdbi.create(database)
        .useTransaction(
            handle -> {
              handle.execute("insert into artist values ('anvi', 'Ånvi ❤ \"x\"\n', null, '')");
              handle.execute("insert into artist_alias values ('anvi', 'a|b'), ('anvi', 'A|B')");
              for (int i = 0; i < workshops; i++) {
                handle.execute(
                    "insert into workshop (uuid, id, studio_id, link, event_type, artists, song,"
                        + " pricing, last_day, updated_at, archived_at) values"
                        + " (?, ?, 'vins', 'https://x', 'workshop', null, 'ünï',"
                        + " '₹850\n₹900', date '2026-12-05', timestamp '2026-11-29 10:00:00.123456',"
                        + (i % 2 == 0 ? "null)" : "timestamp '2026-11-30 00:00:00')"),
                    "w" + i,
                    "id" + i);
                handle.execute(
                    "insert into workshop_slot values"
                        + " (?, 0, date '2026-12-05', time '17:00:00', null),"
                        + " (?, 1, date '2026-12-06', null, time '23:59:59')",
                    "w" + i,
                    "w" + i);
              }
              handle.execute("insert into workshop_artist values ('w0', 0, 'anvi')");
              handle.execute(
                  "insert into workshop_override values"
                      + " ('gone', 'song', '', 'asha', timestamp '2026-11-29 10:00:00', 'why')");
              handle.execute(
                  "insert into choreography_link values"
                      + " ('https://v', 's', 'anvi', timestamp '2026-11-29 10:00:00.5')");
            });
  }

  private static byte[] backup(DataSource database) throws IOException {
    return backup(database, Inventory.KEPT);
  }

  private static byte[] backup(DataSource database, List<KeptTable> tables) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Backup(database, CLOCK, "1.0", tables).write(out);
    return out.toByteArray();
  }

  private static RestoreOutcome restore(DataSource database, byte[] file) throws IOException {
    return restore(database, file, Inventory.KEPT);
  }

  private static RestoreOutcome restore(DataSource database, byte[] file, List<KeptTable> tables)
      throws IOException {
    return new Restore(database, tables, MOST).read(new ByteArrayInputStream(file));
  }

  /** Every row of every kept table as the database tells it. */
  private static Map<String, List<String>> rows(DataSource database) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (KeptTable table : Inventory.KEPT) {
      rows.put(
          table.name(),
          Jdbi.create(database)
              .withHandle(
                  handle ->
                      handle.createQuery("select * from " + table.name()).mapToMap().stream()
                          .map(row -> new TreeMap<>(row).toString())
                          .sorted()
                          .toList()));
    }
    return rows;
  }

  private static void assertEmpty(DataSource database) {
    assertThat(rows(database).values()).allMatch(List::isEmpty);
  }

  @Test
  void every_row_goes_from_one_database_to_the_other_and_back() throws IOException {
    fill(full, 2_300);
    DataSource middle = postgres();
    DataSource last = h2();

    byte[] first = backup(full);
    assertThat(restore(middle, first)).isEqualTo(new Restored(3 + 3 * 2_300 + 3));
    byte[] second = backup(middle);
    assertThat(restore(last, second)).isInstanceOf(Restored.class);

    assertThat(rows(middle)).isEqualTo(rows(full));
    assertThat(rows(last)).isEqualTo(rows(full));
    assertThat(lines(second)).hasSameSizeAs(lines(first));
  }

  private static List<String> lines(byte[] file) {
    return new String(file, UTF_8).lines().toList();
  }

  @Test
  void a_server_that_has_anything_is_not_filled() throws IOException {
    fill(full, 1);
    byte[] file = backup(full);

    assertThat(restore(full, file)).isEqualTo(new NotEmpty("artist"));
    assertThat(restore(full, new byte[0])).isEqualTo(new NotEmpty("artist"));
    assertThat(rows(full).get("workshop")).hasSize(1);
  }

  @Test
  void what_a_new_server_has_by_itself_makes_room() throws IOException {
    List<KeptTable> seeded =
        Inventory.KEPT.stream()
            .map(one -> new KeptTable(one.name(), one.key(), 3, one.name().startsWith("artist")))
            .toList();
    fill(full, 1);
    DataSource other = h2();
    Jdbi.create(other).useHandle(h -> h.execute("insert into artist values ('a', 'A', '', '')"));

    assertThat(restore(other, backup(full), seeded)).isInstanceOf(Restored.class);

    assertThat(rows(other)).isEqualTo(rows(full));
  }

  @Test
  void what_a_new_server_has_stays_where_the_file_has_nothing() throws IOException {
    DataSource other = h2();
    Jdbi.create(other).useHandle(h -> h.execute("insert into artist values ('a', 'A', '', '')"));
    List<KeptTable> seeded = List.of(KeptTable.filledAtStart("artist", "artist_id"));

    assertThat(restore(other, withSum(head(1, "")).getBytes(UTF_8), seeded))
        .isEqualTo(new Restored(0));

    assertThat(rows(other).get("artist")).hasSize(1);
  }

  @Test
  void a_time_that_the_zone_of_the_machine_leaves_out_stays_as_it_is() throws IOException {
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      List<KeptTable> moments = List.of(new KeptTable("moment", List.of("held_at"), 1, false));
      for (DataSource database : List.of(h2(), postgres())) {
        Jdbi.create(database)
            .useHandle(
                handle -> {
                  handle.execute("drop table if exists moment");
                  handle.execute("create table moment (held_at timestamp primary key)");
                  handle.execute(
                      "insert into moment values (timestamp '2027-03-14 02:30:00'),"
                          + " (timestamp '2027-03-14 02:45:00.123456'),"
                          + " (timestamp '2027-03-14 03:15:00')");
                });
        byte[] file = backup(database, moments);
        assertThat(lines(file)).hasSize(5);
        Jdbi.create(database).useHandle(handle -> handle.execute("delete from moment"));
        assertThat(restore(database, file, moments)).isEqualTo(new Restored(3));
        assertThat(lines(backup(database, moments))).isEqualTo(lines(file));
        assertThat(new String(file, UTF_8)).contains("2027-03-14T02:30", "2027-03-14T03:15");
        Jdbi.create(database).useHandle(handle -> handle.execute("drop table moment"));
      }
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void who_writes_studios_waits_for_a_restore_from_its_first_byte() throws IOException {
    DataSource other = postgres();
    List<Boolean> waited = new ArrayList<>();
    byte[] file = withSum(head(1, "")).getBytes(UTF_8);
    InputStream watched =
        new FilterInputStream(new ByteArrayInputStream(file)) {
          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            waited.add(isLocked(other));
            return super.read(bytes, from, length);
          }
        };

    assertThat(new Restore(other, Inventory.KEPT, MOST).read(watched)).isEqualTo(new Restored(0));

    assertThat(waited).isNotEmpty().containsOnly(true);
    assertThat(isLocked(other)).isFalse();
  }

  private static boolean isLocked(DataSource database) {
    return Jdbi.create(database)
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        "select number from studio_version where id = 1 for update skip locked")
                    .mapTo(Long.class)
                    .list()
                    .isEmpty());
  }

  @Test
  void a_row_that_no_restore_would_take_is_not_written() {
    List<KeptTable> tables = List.of(KeptTable.ofLongRows("letter", "id"));
    Jdbi.create(full)
        .useHandle(
            handle -> {
              handle.execute("create table letter (id integer primary key, content text)");
              handle.execute("insert into letter values (1, repeat('x', 17000000))");
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> new Backup(full, CLOCK, "1.0", tables).write(out))
        .isInstanceOf(LongLineException.class)
        .hasMessageContaining("A row of letter");
    assertThat(lines(out.toByteArray())).hasSize(1);
  }

  @Test
  void long_rows_come_back_in_pieces() throws IOException {
    List<KeptTable> tables = List.of(KeptTable.ofLongRows("letter", "id"));
    DataSource other = h2();
    for (DataSource database : List.of(full, other)) {
      Jdbi.create(database)
          .useHandle(h -> h.execute("create table letter (id integer primary key, content text)"));
    }
    Jdbi.create(full)
        .useHandle(
            h ->
                h.execute(
                    "insert into letter select x, repeat('x', 300000) from system_range(1, 45)"));

    assertThat(restore(other, backup(full, tables), tables)).isEqualTo(new Restored(45));
    assertThat(lines(backup(other, tables))).isEqualTo(lines(backup(full, tables)));
  }

  @Test
  void one_file_is_written_at_a_time() throws IOException {
    Backup backup = new Backup(full, CLOCK, "1.0", Inventory.KEPT);
    List<OptionalLong> others = new ArrayList<>();
    ByteArrayOutputStream file =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) throws IOException {
            assertThat(backup.isBusy()).isTrue();
            others.add(backup.write(OutputStream.nullOutputStream()));
            super.write(bytes);
          }
        };

    assertThat(backup.write(file)).hasValue(0);
    assertThat(others).isNotEmpty().containsOnly(OptionalLong.empty());
    assertThat(backup.isBusy()).isFalse();
  }

  @Test
  void wherever_a_file_is_torn_nothing_is_stored() throws IOException {
    fill(full, 5);
    byte[] file = backup(full);
    DataSource other = h2();
    for (int length = 0; length < file.length; length += 1 + length % 37) {
      byte[] torn = Arrays.copyOf(file, length);
      assertThat(restore(other, torn)).as("%d bytes", length).isInstanceOf(Unreadable.class);
      assertEmpty(other);
    }
    assertThat(restore(other, file)).isInstanceOf(Restored.class);
  }

  @Test
  void a_file_that_was_edited_is_refused_and_nothing_is_stored() throws IOException {
    fill(full, 5);
    byte[] file = backup(full);
    Random random = new Random(3);
    for (DataSource other : List.of(h2(), postgres())) {
      for (int i = 0; i < 150; i++) {
        byte[] edited = file.clone();
        edited[random.nextInt(file.length - 1)] ^= (byte) (1 << random.nextInt(7));
        assertThat(restore(other, edited)).isInstanceOf(Unreadable.class);
        assertEmpty(other);
      }
    }
  }

  private static String withSum(String... lines) {
    LineDigest digest = new LineDigest();
    for (String line : lines) {
      digest.add(line.getBytes(UTF_8));
    }
    return String.join("\n", lines)
        + "\n{\"rows\":"
        + (lines.length - 1)
        + ",\"sha256\":\""
        + digest.hex()
        + "\"}\n";
  }

  private static String reason(String file) throws IOException {
    DataSource other = h2();
    RestoreOutcome outcome = restore(other, file.getBytes(UTF_8));
    assertThat(outcome).as(file).isInstanceOf(Unreadable.class);
    assertEmpty(other);
    return ((Unreadable) outcome).reason();
  }

  private static String head(int version, String tables) {
    return "{\"format\":\"workshop-streaming-backup\",\"version\":"
        + version
        + ",\"tables\":["
        + tables
        + "]}";
  }

  private static String artists(int rows) {
    return "{\"table\":\"artist\",\"columns\":[\"artist_id\",\"artist_name\"],\"rows\":"
        + rows
        + "}";
  }

  private static String artist(String values) {
    return "{\"table\":\"artist\",\"values\":[" + values + "]}";
  }

  @Test
  void whatever_does_not_fit_is_said_with_the_reason() throws IOException {
    assertThat(reason(withSum("{}"))).contains("format");
    assertThat(reason(withSum(head(2, "")))).contains("must be 1, and is 2");
    assertThat(reason(withSum(head(1, "{\"table\":\"api_token\",\"columns\":[\"id\"]}"))))
        .contains("no table is called \"api_token\"");
    assertThat(reason(withSum(head(1, "{\"table\":\"artist\",\"columns\":[\"x; drop\"]}"))))
        .contains("no column of artist is called \"x; drop\"");
    assertThat(reason(withSum(head(1, "{\"table\":\"artist\"}")))).contains("must have columns");
    assertThat(reason(withSum(head(1, artists(1) + "," + artists(1))))).contains("named twice");
    assertThat(reason(withSum(head(1, artists(1)), artist("\"a\"")))).contains("2 values");
    assertThat(reason(withSum(head(1, artists(1)), artist("\"a\",7")))).contains("must be TEXT");
    assertThat(reason(withSum(head(1, artists(1)), artist("\"a\",null"))))
        .contains("cannot take a row");
    assertThat(reason(withSum(head(1, artists(1)), artist("\"a\",\"" + "x".repeat(300) + "\""))))
        .contains("cannot take a row");
    assertThat(reason(withSum(head(1, artists(2)), artist("\"a\",\"b\""), artist("\"a\",\"b\""))))
        .contains("cannot take a row");
    assertThat(reason(withSum(head(1, artists(2)), artist("\"a\",\"b\"")))).contains("2 rows");
    assertThat(reason(withSum(head(1, artists(1)), "{\"table\":\"workshop\",\"values\":[]}")))
        .contains("that the first line names");
    assertThat(reason(withSum(head(1, "")) + "\n")).contains("nothing may follow");
    assertThat(reason("not json\n")).contains("not JSON");
    assertThat(reason("")).contains("torn");
  }

  @Test
  void a_file_that_has_fewer_columns_and_tables_is_taken() throws IOException {
    DataSource other = h2();
    String file = withSum(head(1, artists(1)), artist("\"a\",\"b\""));

    assertThat(restore(other, file.getBytes(UTF_8))).isEqualTo(new Restored(1));
    assertThat(rows(other).get("artist")).hasSize(1);
  }

  @Test
  void a_file_that_is_too_long_is_refused() throws IOException {
    fill(full, 5);
    DataSource other = h2();
    Restore small = new Restore(other, Inventory.KEPT, 1_000);

    assertThat(small.read(new ByteArrayInputStream(backup(full)))).isEqualTo(new TooLong(1_000));
    assertEmpty(other);
  }

  @Test
  void a_database_goes_on_counting_where_the_file_ends() throws IOException {
    List<KeptTable> tables = List.of(KeptTable.of("audit_entry", "id"));
    String insert =
        "insert into audit_entry (at, actor, action, subject, detail, address)"
            + " values (timestamp '2026-11-29 10:00:00', 'a', 'b', 'c', 'd', 'e')";
    Jdbi.create(full).useHandle(handle -> handle.execute(insert));
    Jdbi.create(full).useHandle(handle -> handle.execute("update audit_entry set id = 41"));
    for (DataSource other : List.of(h2(), postgres())) {
      assertThat(restore(other, backup(full, tables), tables)).isEqualTo(new Restored(1));
      Jdbi.create(other).useHandle(handle -> handle.execute(insert));

      long last =
          Jdbi.create(other)
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select max(id) from audit_entry")
                          .mapTo(Long.class)
                          .one());
      assertThat(last).isEqualTo(42);
    }
  }

  @Test
  void what_is_changed_meanwhile_is_not_in_the_file_and_does_not_wait() throws IOException {
    for (DataSource database : List.of(h2(), postgres())) {
      fill(database, 1_500);
      Map<String, List<String>> before = rows(database);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      List<Integer> changed = new ArrayList<>();
      OutputStream slow =
          new OutputStream() {
            @Override
            public void write(int one) {
              file.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
              file.write(bytes, from, length);
              if (changed.isEmpty()) { // after the first line
                Jdbi.create(database)
                    .useHandle(
                        handle -> {
                          changed.add(handle.execute("delete from workshop where uuid <> 'w7'"));
                          changed.add(handle.execute("update artist set artist_name = 'x'"));
                          handle.execute("delete from choreography_link");
                        });
              }
            }
          };

      new Backup(database, CLOCK, "1.0", Inventory.KEPT).write(slow);

      assertThat(changed).containsExactly(1_499, 1);
      DataSource other = h2();
      assertThat(restore(other, file.toByteArray())).isInstanceOf(Restored.class);
      assertThat(rows(other)).isEqualTo(before);
    }
  }
}
