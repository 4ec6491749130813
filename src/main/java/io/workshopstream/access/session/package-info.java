/**
 * Browsers that are logged in: a cookie stands for a token, as rows of a table, of which every node
 * keeps a copy that is a second old at most. Knows tokens and their callers.
 */
@NullMarked
package io.workshopstream.access.session;

import org.jspecify.annotations.NullMarked;
