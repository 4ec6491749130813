/** What calendars, feed readers and search engines read: iCalendar, JSON Feed and schema.org. */
@NullMarked
package io.workshopstream.api.feed;

import org.jspecify.annotations.NullMarked;
