/**
 * The one database: connections to it, its tables, its health, and the care for the embedded one's
 * file.
 */
@NullMarked
package io.workshopstream.database;

import org.jspecify.annotations.NullMarked;
