package io.workshopstream.catalogue.workshop;

/**
 * The widths of the columns that take words from outside, in characters: what {@link Fitted} goes
 * by. A test holds them to the tables.
 */
public final class Columns {

  public static final int KEY = 400;
  public static final int LINK = 2000;
  public static final int ARTISTS = 500;
  public static final int SONG = 500;
  public static final int PRICING = 4000;

  private Columns() {}
}
