package io.workshopstream.backup;

import io.workshopstream.backup.BackupLines.Described;
import io.workshopstream.backup.BackupLines.Header;
import io.workshopstream.backup.BackupLines.Row;
import io.workshopstream.backup.TableShape.Column;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables that a file says it has, each with its rows on their way into the database. */
final class FileTables {

  private final Map<String, TableFill> fills = new LinkedHashMap<>();
  private @Nullable String problem;
  private @Nullable TableFill current;

  private FileTables() {}

  /** Those that the first line of a file announces, held to those that are known. */
  static FileTables of(Handle handle, Header header, List<KeptTable> known) {
    FileTables all = new FileTables();
    all.problem = all.announced(handle, header, known).orElse(null);
    return all;
  }

  /** Why the file cannot be taken; null when it can. */
  @Nullable String problem() {
    return problem;
  }

  private Optional<String> announced(Handle handle, Header header, List<KeptTable> known) {
    if (!BackupLines.FORMAT.equals(header.format())) {
      return Optional.of("the first line must say \"format\": \"" + BackupLines.FORMAT + "\"");
    }
    if (header.version() != BackupLines.VERSION) {
      return Optional.of(
          "the version of the format must be "
              + BackupLines.VERSION
              + ", and is "
              + header.version());
    }
    for (Described table : Objects.requireNonNullElse(header.tables(), List.<Described>of())) {
      Optional<String> wrong = announced(handle, table, known);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> announced(Handle handle, Described said, List<KeptTable> known) {
    String name = String.valueOf(said.table());
    Optional<KeptTable> table = known.stream().filter(one -> one.name().equals(name)).findFirst();
    if (table.isEmpty() || fills.containsKey(name)) {
      return Optional.of("no table is called \"" + shown(name) + "\", or it is named twice");
    }
    TableShape shape = TableShape.of(handle, table.get());
    List<String> names = Objects.requireNonNullElse(said.columns(), List.of());
    Optional<String> unknown =
        names.stream().filter(one -> shape.column(one).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return Optional.of("no column of " + name + " is called \"" + shown(unknown.get()) + "\"");
    }
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      return Optional.of(name + " must have columns, each of them once");
    }
    List<Column> columns = names.stream().flatMap(one -> shape.column(one).stream()).toList();
    fills.put(name, new TableFill(handle, name, columns, said.rows()));
    return Optional.empty();
  }

  private static String shown(String name) {
    return name.substring(0, Math.min(name.length(), 64));
  }

  /** Whether the first line names a table. */
  boolean has(KeptTable table) {
    return fills.containsKey(table.name());
  }

  /** Takes a row; else says in a sentence what is wrong with it. */
  Optional<String> add(Row row) {
    TableFill fill = fills.get(String.valueOf(row.table()));
    if (fill == null || row.values() == null) {
      return Optional.of("a row must have a \"table\" that the first line names, and \"values\"");
    }
    if (fill != current) { // rows that others refer to are there before those come
      flush();
      current = fill;
    }
    return fill.add(row.values());
  }

  void flush() {
    if (current != null) {
      current.flush();
    }
  }

  /** What is wrong with the numbers of rows. */
  Optional<String> miscount(long said) {
    long rows = fills.values().stream().mapToLong(TableFill::rows).sum();
    return rows == said
        ? fills.values().stream().flatMap(fill -> fill.miscount().stream()).findFirst()
        : Optional.of("there must be " + said + " rows, and there are " + rows);
  }

  void renumber(Handle handle) {
    fills.values().forEach(fill -> fill.renumber(handle));
  }
}
