package io.workshopstream.normalisation.workshop;

import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.catalogue.workshop.Slot;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.normalisation.event.Candidate;
import io.workshopstream.normalisation.rule.BundleDetector;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.normalisation.rule.TopicClassifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings an accepted event of a page into the catalogue's normal form. */
public final class WorkshopFactory {

  private final PageClaims page;
  private final Rules rules;
  private final SongAndArtistFinder naming;
  private final WorkshopKeys keys;
  private final PriceFormatter pricing;
  private final boolean intensive;

  /**
   * @param onSale what the page sells together
   * @param intensive whether the page is headed so
   */
  public WorkshopFactory(PageClaims page, Rules rules, BundleDetector onSale, boolean intensive) {
    this.page = page;
    this.rules = rules;
    this.naming = new SongAndArtistFinder(page, rules.artists());
    this.keys = new WorkshopKeys(rules.studio(), page.link());
    this.pricing = new PriceFormatter(onSale);
    this.intensive = intensive;
  }

  /** What one workshop is made of: intensives and regular classes are one with many meetings. */
  record Subject(EventType type, @Nullable String song, String whole) {}

  /** The meetings of each workshop, in the page's order. */
  public Collection<List<Candidate>> gathered(List<Candidate> events) {
    Map<Object, List<Candidate>> gathered = new LinkedHashMap<>();
    for (Candidate event : events) {
      EventType type = TopicClassifier.type(event, intensive);
      boolean several = event.isDated() && type != EventType.WORKSHOP;
      Object key = several ? new Subject(type, song(event), event.partOf().orElse("")) : event;
      gathered.computeIfAbsent(key, unused -> new ArrayList<>()).add(event);
    }
    return gathered.values();
  }

  private @Nullable String song(Candidate event) {
    return naming.song(event, naming.people(event));
  }

  public Workshop of(List<Candidate> meetings) {
    Candidate event = meetings.get(0);
    List<String> people = naming.people(event);
    String song = naming.song(event, people);
    List<Slot> slots = SessionSlots.of(meetings);
    String by = people.isEmpty() ? null : by(people);
    return new Workshop(
        keys.next(song == null ? event.event().name() : song, slots.get(0)),
        rules.studio(),
        TopicClassifier.type(event, intensive),
        page.link(),
        by,
        song,
        slots,
        pricing.of(event),
        rules.artists().ids(people));
  }

  /** Lower case, joined by " x ". */
  private static @Nullable String by(List<String> people) {
    String by =
        String.join(
            " x ",
            people.stream()
                .map(SongNormaliser::plain)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList());
    return by.isEmpty() ? null : by;
  }
}
