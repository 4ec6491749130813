package io.workshopstream.catalogue.listing;

import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.catalogue.workshop.WorkshopId;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a workshop, as the public sees it.
 *
 * @param workshop the values that count, and of the slots this one only
 * @param position the place of the slot among those of the workshop, from 0
 * @param choreographyLink where the choreography is shown; null when nobody knows
 */
public record ListedMeeting(
    Workshop workshop, int position, @Nullable String choreographyLink, Publication publication) {

  /** The name of the workshop in addresses. */
  public WorkshopId id() {
    return WorkshopId.of(workshop.uuid());
  }

  /** The name of the meeting, which stays as long as the workshop and the place of its slot do. */
  public String key() {
    return String.format(Locale.ROOT, "%s-%03d", id().value(), position);
  }

  public Slot slot() {
    return workshop.slots().get(0);
  }

  /** The start on the studio's wall clock; midnight when no time is known. */
  public LocalDateTime startsAt() {
    LocalTime start = slot().start();
    return slot().date().atTime(start == null ? LocalTime.MIDNIGHT : start);
  }

  /** The same meeting, of which the public was told something else. */
  public ListedMeeting with(Publication other) {
    return new ListedMeeting(workshop, position, choreographyLink, other);
  }

  /** The same meeting with the link that counts. */
  public ListedMeeting withChoreography(@Nullable String link) {
    return new ListedMeeting(workshop, position, link, publication);
  }
}
