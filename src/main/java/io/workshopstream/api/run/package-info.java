/** The routes that start, list, show and cancel runs. */
@NullMarked
package io.workshopstream.api.run;

import org.jspecify.annotations.NullMarked;
