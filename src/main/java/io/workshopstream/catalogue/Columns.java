package io.workshopstream.catalogue;

/**
 * The widths of the columns that take words from outside, in characters: what {@link Fitted} goes
 * by. A test holds them to the tables.
 */
final class Columns {

  static final int KEY = 400;
  static final int LINK = 2000;
  static final int ARTISTS = 500;
  static final int SONG = 500;
  static final int PRICING = 4000;

  private Columns() {}
}
