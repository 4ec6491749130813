package io.workshopstream.normalisation.event;

import io.workshopstream.extraction.claim.Claim;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.WrittenDate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which year the days of a page without one are in. One weekday that is wrong for the coming day is
 * a slip of the pen; two of them make it a page of another year.
 */
final class PageWeekdays {

  private static final int MOST = 200;

  private final PageClaims page;
  private final DateOrder order;
  private final LocalDate today;
  private @Nullable Boolean trusted;

  PageWeekdays(PageClaims page, DateOrder order, LocalDate today) {
    this.page = page;
    this.order = order;
    this.today = today;
  }

  Optional<LocalDate> near(WrittenDate date) {
    Optional<LocalDate> day = date.near(today);
    boolean slip = day.isPresent() && date.weekday() != null && !day.equals(trusting(date));
    return slip && trusted() ? trusting(date) : day;
  }

  private Optional<LocalDate> trusting(WrittenDate date) {
    return date.near(today, true);
  }

  private boolean trusted() {
    Boolean known = trusted;
    if (known == null) {
      known = contradictions() > 1;
      trusted = known;
    }
    return known;
  }

  private int contradictions() {
    Set<WrittenDate> contradicting = new HashSet<>();
    page.events().stream()
        .limit(MOST)
        .map(PageWeekdays::words)
        .distinct()
        .flatMap(words -> Dates.in(words, order).stream())
        .map(DateMention::first)
        .filter(date -> date.isComplete() && date.year() == 0 && date.weekday() != null)
        .filter(date -> !date.withWeekday(null).near(today).equals(trusting(date)))
        .forEach(contradicting::add);
    return contradicting.size();
  }

  private static String words(EventClaim event) {
    return String.join("\n", event.all(Field.DATE).stream().map(Claim::words).toList());
  }
}
