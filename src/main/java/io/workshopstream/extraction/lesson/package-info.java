/** What corrections of people teach about the layout of a studio's pages, as values. */
@NullMarked
package io.workshopstream.extraction.lesson;

import org.jspecify.annotations.NullMarked;
