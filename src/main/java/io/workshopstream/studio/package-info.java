/**
 * Who teaches, where their pages start, and when they are refreshed by themselves. Knows no other
 * room.
 */
@NullMarked
package io.workshopstream.studio;

import org.jspecify.annotations.NullMarked;
