/** What callers ask for, read from JSON and refused with a reason. */
@NullMarked
package io.workshopstream.admin.request;

import org.jspecify.annotations.NullMarked;
