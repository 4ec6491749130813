package io.workshopstream.studio.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What one write does, in its transaction; nobody else writes until it is over. */
public final class StudioWriting {

  private final Handle handle;
  private final long version;
  private boolean written;

  StudioWriting(Handle handle, long version) {
    this.handle = handle;
    this.version = version;
  }

  /** All rows, by place. */
  public List<StudioRow> all() {
    return StudioSql.all(handle);
  }

  /** The row with this id, be it one of a removed studio. */
  public Optional<StudioRow> find(String id) {
    return StudioSql.find(handle, id);
  }

  /** How many rows there are, those of removed studios included. */
  public int count() {
    return handle.createQuery("select count(*) from studio").mapTo(Integer.class).one();
  }

  /** A place behind all others. */
  public int lastPlace() {
    return handle
        .createQuery("select coalesce(max(place), 0) + 1 from studio")
        .mapTo(Integer.class)
        .one();
  }

  /** The number that the rows of this write get. */
  public long version() {
    return version;
  }

  /** Writes rows, whether there are such with their ids or not. */
  public void put(List<StudioRow> rows) {
    written |= !rows.isEmpty();
    StudioSql.put(handle, rows);
  }

  /** Takes a row out. */
  public void delete(String id) {
    written = true;
    handle.createUpdate("delete from studio where id = :id").bind("id", id).execute();
  }

  /** Lets everybody know, when anything was written. */
  void finish() {
    if (written) {
      handle
          .createUpdate("update studio_version set number = :number where id = 1")
          .bind("number", version)
          .execute();
    }
  }
}
