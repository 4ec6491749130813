/**
 * A page becomes claims, each with the words it rests on; no guess about what they mean for the
 * catalogue. Knows pages ({@code crawl}) and the grammar of words ({@code grammar}). Here stands
 * the door, {@code Extraction}; behind it one inner room for each way in which pages tell of events
 * ({@code structured}, {@code data}, {@code table}, {@code card}, {@code text}), on the floor that
 * they share ({@code reading}, {@code claim}, {@code outline}, {@code json}).
 */
@NullMarked
package io.workshopstream.extraction;

import org.jspecify.annotations.NullMarked;
