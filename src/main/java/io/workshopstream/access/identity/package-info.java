/**
 * Who calls: roles, and tokens as rows of a table, of which every node keeps a copy that is a
 * second old at most. Knows no other room.
 */
@NullMarked
package io.workshopstream.access.identity;

import org.jspecify.annotations.NullMarked;
