package io.workshopstream.catalogue.suggestion;

import io.workshopstream.catalogue.artist.Artist;

/**
 * An artist who may be meant by a name.
 *
 * @param spelling the artist's name, alias or handle that is like it
 * @param score from 0 for nothing in common to 1 for the same
 * @param why in what the two are most alike
 */
public record ArtistSuggestion(Artist artist, String spelling, double score, Likeness why) {}
