/** Tells people by mail, over a server that the settings name. */
@NullMarked
package io.workshopstream.notice.mail;

import org.jspecify.annotations.NullMarked;
