package io.workshopstream.normalisation;

import io.workshopstream.catalogue.EventType;
import io.workshopstream.catalogue.Slot;
import io.workshopstream.catalogue.Workshop;
import io.workshopstream.extraction.claim.PageClaims;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings an accepted event of a page into the catalogue's normal form. */
final class WorkshopMaker {

  private final PageClaims page;
  private final Rules rules;
  private final Naming naming;
  private final WorkshopKeys keys;
  private final Pricing pricing;
  private final boolean intensive;

  /**
   * @param onSale what the page sells together
   * @param intensive whether the page is headed so
   */
  WorkshopMaker(PageClaims page, Rules rules, Bundles onSale, boolean intensive) {
    this.page = page;
    this.rules = rules;
    this.naming = new Naming(page, rules.artists());
    this.keys = new WorkshopKeys(rules.studio(), page.link());
    this.pricing = new Pricing(onSale);
    this.intensive = intensive;
  }

  /** What one workshop is made of: intensives and regular classes are one with many meetings. */
  record Subject(EventType type, @Nullable String song, String whole) {}

  /** The meetings of each workshop, in the page's order. */
  Collection<List<Candidate>> gathered(List<Candidate> events) {
    Map<Object, List<Candidate>> gathered = new LinkedHashMap<>();
    for (Candidate event : events) {
      EventType type = Topics.type(event, intensive);
      boolean several = event.isDated() && type != EventType.WORKSHOP;
      Object key = several ? new Subject(type, song(event), event.partOf().orElse("")) : event;
      gathered.computeIfAbsent(key, unused -> new ArrayList<>()).add(event);
    }
    return gathered.values();
  }

  private @Nullable String song(Candidate event) {
    return naming.song(event, naming.people(event));
  }

  Workshop of(List<Candidate> meetings) {
    Candidate event = meetings.get(0);
    List<String> people = naming.people(event);
    String song = naming.song(event, people);
    List<Slot> slots = Slots.of(meetings);
    String by = people.isEmpty() ? null : by(people);
    return new Workshop(
        keys.next(song == null ? event.event().name() : song, slots.get(0)),
        rules.studio(),
        Topics.type(event, intensive),
        page.link(),
        by,
        song,
        slots,
        pricing.of(event),
        ArtistMatching.ids(people, rules.artists()));
  }

  /** Lower case, joined by " x ". */
  private static @Nullable String by(List<String> people) {
    String by =
        String.join(
            " x ",
            people.stream().map(Songs::plain).filter(name -> !name.isEmpty()).distinct().toList());
    return by.isEmpty() ? null : by;
  }
}
