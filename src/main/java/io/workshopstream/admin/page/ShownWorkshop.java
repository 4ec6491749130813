package io.workshopstream.admin.page;

import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A workshop as everybody may see it. A site that knows a configured key may have put it into any
 * words of a page or into its link; the catalogue keeps them as they are, to know the page again.
 */
public final class ShownWorkshop {

  private ShownWorkshop() {}

  /** The workshop without the configured keys. */
  public static Workshop of(Workshop workshop) {
    return new Workshop(
        MaskedAddress.inWords(workshop.uuid()),
        workshop.studio(),
        workshop.type(),
        URI.create(MaskedAddress.inWords(workshop.link().toString())),
        shown(workshop.by()),
        shown(workshop.song()),
        workshop.slots(),
        shown(workshop.pricing()),
        workshop.artistIds());
  }

  private static @Nullable String shown(@Nullable String words) {
    return words == null ? null : MaskedAddress.inWords(words);
  }
}
