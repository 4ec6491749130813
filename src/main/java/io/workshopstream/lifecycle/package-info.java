/**
 * Start and stop of the application: what has to be so before, what begins and ends with it, and
 * whether it serves.
 */
@NullMarked
package io.workshopstream.lifecycle;

import org.jspecify.annotations.NullMarked;
