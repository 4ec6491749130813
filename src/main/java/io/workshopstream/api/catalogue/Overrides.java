package io.workshopstream.api.catalogue;

import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.audit.AuditAction;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.catalogue.Catalogue;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.WorkshopId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets values of workshops for whoever asks, and keeps who did. */
@ApplicationScoped
public class Overrides {

  @Inject private Catalogue catalogue;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * The workshop that an address names.
   *
   * @throws BadRequestException when it is no name of a workshop
   */
  public WorkshopId id(String text) {
    return WorkshopId.parse(text)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "Invalid workshop UUID format: it must be 24 hexadecimal digits, the"
                        + " workshop_id of a list"));
  }

  /**
   * Sets checked texts in the name of the caller.
   *
   * @throws NotFoundException when there is no such workshop
   */
  public CatalogueEntry set(
      HttpServletRequest http,
      WorkshopId id,
      Map<OverriddenField, String> texts,
      @Nullable String reason) {
    ApiCaller caller = ApiCaller.of(http.getUserPrincipal());
    List<FieldOverride> values =
        texts.entrySet().stream()
            .map(
                one ->
                    new FieldOverride(
                        one.getKey(),
                        one.getValue(),
                        FieldOverride.shortName(caller.getName()),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        reason))
            .toList();
    CatalogueEntry entry =
        catalogue.set(id, values).orElseThrow(() -> new NotFoundException("Workshop not found"));
    audit.record(http, AuditAction.OVERRIDE_SET, id.value(), told(texts));
    return entry;
  }

  private static String told(Map<OverriddenField, String> texts) {
    return texts.entrySet().stream()
        .map(one -> one.getKey().word() + " = " + one.getValue())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  /**
   * Takes back what was set for a field.
   *
   * @throws NotFoundException when nothing was
   */
  public CatalogueEntry undo(HttpServletRequest http, WorkshopId id, OverriddenField field) {
    CatalogueEntry entry =
        catalogue
            .undo(id, field)
            .orElseThrow(
                () -> new NotFoundException("No workshop has this id and this field set by hand"));
    audit.record(http, AuditAction.OVERRIDE_UNDONE, id.value(), field.word());
    return entry;
  }
}
