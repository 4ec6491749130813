/** One run at work: its progress, its deadline, and the writer of its events. */
@NullMarked
package io.workshopstream.run.job;

import org.jspecify.annotations.NullMarked;
