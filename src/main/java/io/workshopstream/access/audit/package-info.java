/** What callers did, kept as rows that are added and never changed. Knows who calls. */
@NullMarked
package io.workshopstream.access.audit;

import org.jspecify.annotations.NullMarked;
