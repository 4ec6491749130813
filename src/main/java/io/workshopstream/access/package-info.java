/** Who may come in, from where, how often, and what they may do. Knows no other room. */
@NullMarked
package io.workshopstream.access;

import org.jspecify.annotations.NullMarked;
