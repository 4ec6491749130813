package io.workshopstream.api.catalogue;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workshop as somebody writes one who adds it by hand, checked. */
final class AddedWorkshopRequest {

  static final String EXAMPLE =
      "{\"studio_id\": \"…\", \"song\": \"…\", \"time_details\": [\"2026-01-24T17:00/19:00\"],"
          + " \"payment_link\": \"https://…\"}";

  private final JsonBody given;

  AddedWorkshopRequest(JsonBody given) {
    this.given = given;
  }

  /**
   * The workshop, under a key that no page can lead to: the keys of pages end in a day.
   *
   * @throws RejectedRequestException when a value is missing, or none that there can be
   */
  Workshop workshop(StudioId studio) throws RejectedRequestException {
    ArtistRequest.required(given, "payment_link");
    return new Workshop(
        studio.value() + "/by-hand/" + UUID.randomUUID(),
        studio,
        type(),
        URI.create(text(OverriddenField.LINK)),
        orNull(text(OverriddenField.BY)),
        orNull(text(OverriddenField.SONG)),
        FieldText.slots(text(OverriddenField.TIMES, given.texts("time_details"))),
        orNull(text(OverriddenField.PRICING)),
        ids());
  }

  private EventType type() throws RejectedRequestException {
    return given.text("event_type") == null
        ? EventType.WORKSHOP
        : EventType.valueOf(text(OverriddenField.TYPE).toUpperCase(Locale.ROOT));
  }

  private List<String> ids() throws RejectedRequestException {
    String ids = text(OverriddenField.ARTISTS, given.texts("artist_id_list"));
    return ids.isEmpty() ? List.of() : Arrays.asList(ids.split(",", -1));
  }

  private String text(OverriddenField field) throws RejectedRequestException {
    return text(field, Stream.ofNullable(given.text(field.word())).toList());
  }

  private static String text(OverriddenField field, List<String> values)
      throws RejectedRequestException {
    return FieldInput.text(field, values);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
