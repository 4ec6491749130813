/** Stored events: the logs in memory and the repository in the database. */
@NullMarked
package io.workshopstream.run.log;

import org.jspecify.annotations.NullMarked;
