/** Which node owns which run. */
@NullMarked
package io.workshopstream.run.lease;

import org.jspecify.annotations.NullMarked;
