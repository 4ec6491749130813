/** Runs, their events and their owners in the database. */
@NullMarked
package io.workshopstream.run.store;

import org.jspecify.annotations.NullMarked;
