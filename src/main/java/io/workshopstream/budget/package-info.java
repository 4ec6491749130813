/** What the reading of one page may cost. */
@NullMarked
package io.workshopstream.budget;

import org.jspecify.annotations.NullMarked;
