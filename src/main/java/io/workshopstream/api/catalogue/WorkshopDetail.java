package io.workshopstream.api.catalogue;

import io.workshopstream.admin.page.ShownWorkshop;
import io.workshopstream.catalogue.entry.AddedByHand;
import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.entry.FieldOverride;
import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.workshop.PageEvidence;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workshop as those see it who mend it: what counts, what the page says, and what people set.
 *
 * @param workshopId its name in addresses
 * @param page what its page says, or whoever added it by hand
 * @param added null when it was read from a page
 * @param evidence the words that the page's values rest on; null when nobody kept them
 */
public record WorkshopDetail(
    String workshopId,
    String uuid,
    String studioId,
    Values values,
    Values page,
    List<Item> overrides,
    boolean hidden,
    @Nullable String choreoInstaLink,
    Instant updatedAt,
    @Nullable Added added,
    @Nullable EvidenceDetail evidence) {

  /** That somebody added it by hand. */
  public record Added(String by, Instant at, @Nullable String reason) {

    static @Nullable Added of(@Nullable AddedByHand added) {
      return added == null ? null : new Added(added.by(), added.at(), added.reason());
    }
  }

  /** The values of a workshop; slots as {@code 2026-01-24T17:00/19:00}. */
  public record Values(
      @Nullable String by,
      List<String> artistIdList,
      @Nullable String song,
      List<String> timeDetails,
      @Nullable String pricingInfo,
      String paymentLink,
      String eventType) {

    public static Values of(Workshop workshop) {
      return new Values(
          workshop.by(),
          workshop.artistIds(),
          workshop.song(),
          workshop.slots().stream().map(Slot::text).toList(),
          workshop.pricing(),
          workshop.link().toString(),
          workshop.type().word());
    }
  }

  /**
   * What somebody set.
   *
   * @param pageValue what the page says instead, as a text
   */
  public record Item(
      String field,
      String value,
      String pageValue,
      String setBy,
      Instant setAt,
      @Nullable String reason) {

    static Item of(FieldOverride one, Workshop page) {
      return new Item(
          one.field().word(),
          one.text(),
          FieldText.of(page, one.field()),
          one.by(),
          one.at(),
          one.reason());
    }
  }

  static WorkshopDetail of(CatalogueEntry entry, @Nullable PageEvidence evidence) {
    Workshop page = ShownWorkshop.of(entry.page());
    return new WorkshopDetail(
        entry.id().value(),
        page.uuid(),
        page.studio().value(),
        Values.of(ShownWorkshop.of(entry.workshop())),
        Values.of(page),
        entry.overrides().stream().map(one -> Item.of(one, page)).toList(),
        entry.isHidden(),
        entry.choreographyLink(),
        entry.updatedAt(),
        Added.of(entry.added()),
        evidence == null ? null : EvidenceDetail.of(evidence));
  }
}
