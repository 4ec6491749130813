package io.workshopstream.access.identity;

import org.jdbi.v3.core.Handle;

/** What is written in the same transaction as something else, or not at all. */
@FunctionalInterface
public interface AlsoWritten {

  /** Writes it. */
  void write(Handle transaction);
}
