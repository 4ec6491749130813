/** Whom a name may mean that no artist has: by letters, by sound, by parts of it. */
@NullMarked
package io.workshopstream.catalogue.suggestion;

import org.jspecify.annotations.NullMarked;
