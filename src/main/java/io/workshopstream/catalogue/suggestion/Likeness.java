package io.workshopstream.catalogue.suggestion;

/** In what two names are alike. */
public enum Likeness {
  /** Few letters are other ones, missing or too many. */
  EDIT_DISTANCE("edit_distance"),
  /** They are spoken alike. */
  SOUNDS_ALIKE("sounds_alike"),
  /** One is a part of the other: a given name alone, an initial, the beginning of a name. */
  NAME_PART("name_part");

  private final String word;

  Likeness(String word) {
    this.word = word;
  }

  /** The likeness as it is written on the wire. */
  public String word() {
    return word;
  }
}
