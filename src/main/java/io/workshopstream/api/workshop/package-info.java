/** The routes that list studios, workshops and pauses of hosts. */
@NullMarked
package io.workshopstream.api.workshop;

import org.jspecify.annotations.NullMarked;
