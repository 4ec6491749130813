/** The server's log: what runs tell there, and what is kept out of it. */
@NullMarked
package io.workshopstream.log;

import org.jspecify.annotations.NullMarked;
