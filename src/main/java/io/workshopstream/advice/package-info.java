/**
 * The last resort: a language model is shown a page that nothing else could read, and what it says
 * counts as far as the page's own words bear it out. Knows pages ({@code crawl}), claims ({@code
 * extraction}) and the grammar of words ({@code grammar}).
 */
@NullMarked
package io.workshopstream.advice;

import org.jspecify.annotations.NullMarked;
