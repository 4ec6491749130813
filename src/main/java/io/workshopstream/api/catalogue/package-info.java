/** The routes by which people mend the catalogue: overrides of workshops, and artists. */
@NullMarked
package io.workshopstream.api.catalogue;

import org.jspecify.annotations.NullMarked;
