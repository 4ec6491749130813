package io.workshopstream.catalogue.publication;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The state of what the public can see, as one row. A mark is drawn at random, and not counted: a
 * database that was brought back from a copy never gives an old mark to something new.
 */
public final class CatalogueVersion {

  private CatalogueVersion() {}

  /** The mark of the state that is stored now. */
  public static String read(Handle handle) {
    return handle
        .createQuery("select mark from catalogue_version where id = 1")
        .mapTo(String.class)
        .one();
  }

  /**
   * Notes that something changed. After it a transaction writes nothing but the vocabulary, which
   * nobody writes otherwise, so that nobody who waits for this row keeps a row that its holder
   * still wants.
   */
  static void raise(Handle handle) {
    handle
        .createUpdate("update catalogue_version set mark = :mark where id = 1")
        .bind("mark", UUID.randomUUID().toString())
        .execute();
  }
}
