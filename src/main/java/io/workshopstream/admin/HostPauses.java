package io.workshopstream.admin;

import io.workshopstream.admin.sentence.Sentences;
import io.workshopstream.crawl.Crawler;
import io.workshopstream.crawl.page.Pause;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The hosts that are left alone because they asked for it, by whichever run. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HostPauses {

  @Inject private Crawler crawler;

  /**
   * A host that nobody asks for anything.
   *
   * @param host its name, with the port where that is no default one
   * @param until when it may be asked again
   * @param status of the answer that asked for the pause
   */
  public record Item(String host, Instant until, int status, String message) {

    Item(Pause pause) {
      this(pause.host(), pause.until(), pause.status(), Sentences.paused(pause));
    }
  }

  /**
   * The one that ends first in front, on any server; those of this one when the others cannot be
   * asked.
   */
  public List<Item> all() {
    crawler.synchronisePauses();
    return crawler.pauses().stream().map(Item::new).toList();
  }

  /**
   * Lets a host be asked again by all servers; false when it has no pause.
   *
   * @throws RuntimeException when the database fails; then the pause goes on
   */
  public boolean lift(String host) {
    return crawler.lift(host);
  }
}
