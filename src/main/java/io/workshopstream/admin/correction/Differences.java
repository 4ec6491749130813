package io.workshopstream.admin.correction;

import io.workshopstream.catalogue.entry.FieldText;
import io.workshopstream.catalogue.entry.OverriddenField;
import io.workshopstream.catalogue.workshop.Workshop;
import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.normalisation.event.Event;
import io.workshopstream.normalisation.rule.PageVerdict;
import io.workshopstream.normalisation.rule.Verdict;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes another value when a page is read with one rule more. */
final class Differences {

  static final String VERDICT = "verdict";

  private static final List<OverriddenField> FIELDS =
      List.of(
          OverriddenField.SONG,
          OverriddenField.BY,
          OverriddenField.ARTISTS,
          OverriddenField.TIMES,
          OverriddenField.PRICING,
          OverriddenField.TYPE);

  private final String page;
  private final List<Difference> found = new ArrayList<>();

  private Differences(String page) {
    this.page = page;
  }

  static List<Difference> of(URI page, PageVerdict before, PageVerdict after) {
    Differences differences = new Differences(MaskedAddress.of(page));
    Map<String, Deque<Verdict>> now = new HashMap<>();
    after
        .verdicts()
        .forEach(one -> now.computeIfAbsent(key(one), unused -> new ArrayDeque<>()).add(one));
    for (Verdict was : before.verdicts()) {
      Verdict is = now.getOrDefault(key(was), new ArrayDeque<>()).poll();
      if (is != null) {
        differences.compare(was, is);
      }
    }
    return differences.found;
  }

  /** A rule changes neither the name that the page gives an event, nor its day and time. */
  private static String key(Verdict verdict) {
    Event event = verdict.event();
    return event.name() + "|" + event.date() + "|" + event.start();
  }

  private void compare(Verdict was, Verdict is) {
    add(was, VERDICT, word(was), word(is));
    Optional<Workshop> old = workshop(was);
    Optional<Workshop> other = workshop(is);
    if (old.isPresent() && other.isPresent()) {
      for (OverriddenField field : FIELDS) {
        String before = FieldText.of(old.get(), field);
        add(was, field.word(), before, FieldText.of(other.get(), field));
      }
    }
  }

  private void add(Verdict event, String field, String before, String after) {
    if (!before.equals(after)) {
      String name = MaskedAddress.inWords(event.event().name());
      found.add(
          new Difference(
              page, name, field, MaskedAddress.inWords(before), MaskedAddress.inWords(after)));
    }
  }

  private static String word(Verdict verdict) {
    if (verdict instanceof Verdict.Rejected rejected) {
      return rejected.reason() == Verdict.Reason.NO_EVENT ? "no event" : "rejected";
    }
    return verdict instanceof Verdict.Accepted ? "workshop" : "review";
  }

  /** The workshop that an event is, or may be. */
  static Optional<Workshop> workshop(Verdict verdict) {
    if (verdict instanceof Verdict.Accepted accepted) {
      return Optional.of(accepted.workshop());
    }
    return verdict instanceof Verdict.Unsure unsure
        ? Optional.of(unsure.workshop())
        : Optional.empty();
  }
}
