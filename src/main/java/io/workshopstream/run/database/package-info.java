/** How the database is, and what runs and events look like in it. */
@NullMarked
package io.workshopstream.run.database;

import org.jspecify.annotations.NullMarked;
