/** Tells programs: signed requests in the manner of Standard Webhooks. */
@NullMarked
package io.workshopstream.notice.webhook;

import org.jspecify.annotations.NullMarked;
