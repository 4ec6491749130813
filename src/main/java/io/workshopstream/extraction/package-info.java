/**
 * A page becomes claims, each with the words it rests on; no guess about what they mean for the
 * catalogue. Knows pages ({@code crawl}) and the grammar of words ({@code grammar}).
 */
@NullMarked
package io.workshopstream.extraction;

import org.jspecify.annotations.NullMarked;
