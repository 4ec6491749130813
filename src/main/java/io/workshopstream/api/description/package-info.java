/** The description of the API, handed out as it is written. */
@NullMarked
package io.workshopstream.api.description;

import org.jspecify.annotations.NullMarked;
