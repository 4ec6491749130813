/**
 * Tickets that open one stream each, as rows of a table, so that any node takes what another one
 * gave. Knows tokens and their callers.
 */
@NullMarked
package io.workshopstream.access.ticket;

import org.jspecify.annotations.NullMarked;
