package io.workshopstream.catalogue;

import java.time.Instant;

/**
 * A workshop with what the catalogue knows about it.
 *
 * @param updatedAt when a refresh last changed it
 */
public record CatalogueEntry(Workshop workshop, Instant updatedAt) {}
