/** What was gathered from a studio, and what it would change in the catalogue. */
@NullMarked
package io.workshopstream.catalogue.plan;

import org.jspecify.annotations.NullMarked;
