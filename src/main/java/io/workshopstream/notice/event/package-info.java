/** What happened, and what came of telling it. */
@NullMarked
package io.workshopstream.notice.event;

import org.jspecify.annotations.NullMarked;
