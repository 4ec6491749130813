/**
 * Start and stop of the application: what has to be so before, and what begins and ends with it.
 */
@NullMarked
package io.workshopstream.lifecycle;

import org.jspecify.annotations.NullMarked;
