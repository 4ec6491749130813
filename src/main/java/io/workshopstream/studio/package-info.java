/** Who teaches and where their pages start. Knows no other room. */
@NullMarked
package io.workshopstream.studio;

import org.jspecify.annotations.NullMarked;
