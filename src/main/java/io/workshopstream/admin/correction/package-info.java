/** What a correction would teach of a studio's pages, shown before anybody says yes. */
@NullMarked
package io.workshopstream.admin.correction;

import org.jspecify.annotations.NullMarked;
