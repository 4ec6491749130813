/** What is counted of runs and of the journal that their events are written to. */
@NullMarked
package io.workshopstream.run.meter;

import org.jspecify.annotations.NullMarked;
