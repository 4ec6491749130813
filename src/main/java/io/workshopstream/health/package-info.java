/** Whether this server lives and shall get work, and what keeps it from that. */
@NullMarked
package io.workshopstream.health;

import org.jspecify.annotations.NullMarked;
