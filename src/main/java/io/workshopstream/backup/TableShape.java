package io.workshopstream.backup;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The columns of a table as the database has them now, in its order. */
record TableShape(KeptTable table, List<Column> columns) {

  /** A column; of an identity the database makes the next value by itself. */
  record Column(String name, ColumnKind kind, boolean isIdentity) {}

  static TableShape of(Handle handle, KeptTable table) {
    return handle
        .createQuery("select * from " + table.name() + " where 1 = 0")
        .scanResultSet((rows, context) -> new TableShape(table, columns(rows.get())));
  }

  private static List<Column> columns(ResultSet rows) throws SQLException {
    ResultSetMetaData all = rows.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int at = 1; at <= all.getColumnCount(); at++) {
      String name = all.getColumnName(at).toLowerCase(Locale.ROOT);
      columns.add(new Column(name, ColumnKind.of(all, at), all.isAutoIncrement(at)));
    }
    return columns;
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  long count(Handle handle) {
    return handle.createQuery("select count(*) from " + table.name()).mapTo(Long.class).one();
  }
}
