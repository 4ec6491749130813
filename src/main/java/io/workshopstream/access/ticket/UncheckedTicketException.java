package io.workshopstream.access.ticket;

import org.jspecify.annotations.Nullable;

/** A ticket could not be looked for, because the database is silent or fails. */
public final class UncheckedTicketException extends Exception {

  private static final long serialVersionUID = 1L;

  UncheckedTicketException(@Nullable Throwable cause) {
    super("the database does not answer", cause);
  }
}
