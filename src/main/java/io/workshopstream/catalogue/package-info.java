/**
 * Workshops and artists, and their rows in the database; the plan of a refresh and its application
 * in one transaction. Knows studios only.
 */
@NullMarked
package io.workshopstream.catalogue;

import org.jspecify.annotations.NullMarked;
