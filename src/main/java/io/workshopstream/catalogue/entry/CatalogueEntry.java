package io.workshopstream.catalogue.entry;

import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workshop with what the catalogue knows about it.
 *
 * @param page what its page says
 * @param overrides what people set instead, at most one value for a field
 * @param libraryLink where a choreography of this song by these artists is shown; null when none is
 *     known
 * @param updatedAt when a refresh or a person last changed it
 * @param added that people added it by hand; null when it was read from a page
 */
public record CatalogueEntry(
    Workshop page,
    List<FieldOverride> overrides,
    @Nullable String libraryLink,
    Instant updatedAt,
    @Nullable AddedByHand added) {

  public CatalogueEntry {
    overrides = List.copyOf(overrides);
  }

  /** An entry that nobody changed. */
  public static CatalogueEntry asRead(Workshop page, Instant updatedAt) {
    return new CatalogueEntry(page, List.of(), null, updatedAt, null);
  }

  public WorkshopId id() {
    return WorkshopId.of(page.uuid());
  }

  /** The workshop as it counts: what people set, and for the rest what the page says. */
  public Workshop workshop() {
    Workshop workshop = page;
    for (FieldOverride value : overrides) {
      workshop = FieldText.with(workshop, value.field(), value.text());
    }
    return workshop;
  }

  /** Whether people took it out of what the public sees. */
  public boolean isHidden() {
    return override(OverriddenField.HIDDEN).map("true"::equals).orElse(false);
  }

  /** Where its choreography is shown; null when nobody knows. */
  public @Nullable String choreographyLink() {
    String link = override(OverriddenField.CHOREOGRAPHY).orElse(libraryLink);
    return "".equals(link) ? null : link;
  }

  /** What people set for a field. */
  public Optional<String> override(OverriddenField field) {
    return overrides.stream()
        .filter(value -> value.field() == field)
        .map(FieldOverride::text)
        .findFirst();
  }
}
