package io.workshopstream.catalogue.entry;

import java.util.Arrays;
import java.util.Optional;

/** What people can set by hand at a workshop, in the place of what its page says. */
public enum OverriddenField {
  BY("by"),
  ARTISTS("artist_id_list"),
  SONG("song"),
  TIMES("time_details"),
  PRICING("pricing_info"),
  LINK("payment_link"),
  TYPE("event_type"),
  HIDDEN("hidden"),
  CHOREOGRAPHY("choreo_insta_link");

  private final String word;

  OverriddenField(String word) {
    this.word = word;
  }

  /** The field as it is written on the wire and in the database. */
  public String word() {
    return word;
  }

  /** The field that a word names. */
  public static Optional<OverriddenField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }
}
