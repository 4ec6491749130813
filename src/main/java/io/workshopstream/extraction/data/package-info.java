/** Data that a page carries for its own scripts: the state of an application, rich text in it. */
@NullMarked
package io.workshopstream.extraction.data;

import org.jspecify.annotations.NullMarked;
