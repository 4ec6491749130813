/** Those who sit at this machine themselves, told from what a proxy passes on. */
@NullMarked
package io.workshopstream.access.local;

import org.jspecify.annotations.NullMarked;
