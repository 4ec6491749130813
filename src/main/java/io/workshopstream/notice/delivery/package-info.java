/** What is told to whom, and when it is tried again. */
@NullMarked
package io.workshopstream.notice.delivery;

import org.jspecify.annotations.NullMarked;
