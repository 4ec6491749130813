package io.workshopstream.catalogue.entry;

import io.workshopstream.catalogue.workshop.Workshop;
import java.util.List;

/**
 * A value that people set and that stays, although the page now says something else than it did.
 *
 * @param page what the page says now
 */
public record Disagreement(Workshop workshop, FieldOverride kept, String page) {

  /**
   * Those of a workshop whose page was read again.
   *
   * @param overrides what people set at it
   */
  public static List<Disagreement> of(
      Workshop before, Workshop after, List<FieldOverride> overrides) {
    return overrides.stream()
        .filter(value -> !said(before, value).equals(said(after, value)))
        .filter(value -> !said(after, value).equals(value.text()))
        .map(value -> new Disagreement(after, value, said(after, value)))
        .toList();
  }

  private static String said(Workshop workshop, FieldOverride value) {
    return FieldText.of(workshop, value.field());
  }
}
