/**
 * Tells people of what happened in runs, by webhook and mail: nothing is lost, and nothing told
 * twice.
 */
@NullMarked
package io.workshopstream.notice;

import org.jspecify.annotations.NullMarked;
