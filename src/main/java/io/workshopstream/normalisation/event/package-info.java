/** Claims become typed events with a day, a time, offers and a confidence. */
@NullMarked
package io.workshopstream.normalisation.event;

import org.jspecify.annotations.NullMarked;
