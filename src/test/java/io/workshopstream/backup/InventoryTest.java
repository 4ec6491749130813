package io.workshopstream.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** No table is forgotten. */
class InventoryTest {

  private static final Jdbi DATABASE = Jdbi.create(Postgres.without());

  private static List<String> names(Handle handle, String query, String table) {
    return handle.createQuery(query).bind("table", table).mapTo(String.class).list();
  }

  @Test
  void each_table_is_kept_or_left_out_for_a_reason() {
    List<String> tables =
        DATABASE.withHandle(
            handle ->
                names(
                    handle,
                    "select table_name from information_schema.tables"
                        + " where table_schema = :table and table_name not like 'flyway%'",
                    "public"));
    Set<String> there = new TreeSet<>(tables);
    Set<String> named =
        Inventory.KEPT.stream().map(KeptTable::name).collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).doesNotContainAnyElementsOf(Inventory.LEFT_OUT.keySet());
    named.addAll(Inventory.LEFT_OUT.keySet());

    assertThat(named)
        .as("a new table belongs into Inventory: kept, or left out with the reason")
        .isEqualTo(there)
        .hasSizeGreaterThan(20);
    assertThat(Inventory.LEFT_OUT.values()).allMatch(reason -> reason.length() > 20);
  }

  @Test
  void the_keys_are_those_of_the_tables() {
    for (KeptTable table : Inventory.KEPT) {
      List<String> key =
          DATABASE.withHandle(
              handle ->
                  names(
                      handle,
                      "select k.column_name from information_schema.table_constraints c"
                          + " join information_schema.key_column_usage k"
                          + " on k.constraint_name = c.constraint_name"
                          + " and k.table_name = c.table_name"
                          + " where c.constraint_type = 'PRIMARY KEY' and c.table_name = :table"
                          + " order by k.ordinal_position",
                      table.name()));
      assertThat(table.key()).as(table.name()).isEqualTo(key);
    }
  }

  @Test
  void each_table_refers_to_earlier_ones_only() {
    List<String> before = new ArrayList<>();
    for (KeptTable table : Inventory.KEPT) {
      before.add(table.name());
      List<String> referred =
          DATABASE.withHandle(
              handle ->
                  names(
                      handle,
                      "select u.table_name from information_schema.table_constraints c"
                          + " join information_schema.constraint_column_usage u"
                          + " on u.constraint_name = c.constraint_name"
                          + " where c.constraint_type = 'FOREIGN KEY' and c.table_name = :table",
                      table.name()));
      assertThat(before).as(table.name()).containsAll(referred);
    }
  }
}
