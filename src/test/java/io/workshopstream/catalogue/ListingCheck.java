package io.workshopstream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.catalogue.entry.CatalogueEntry;
import io.workshopstream.catalogue.listing.ListedMeeting;
import io.workshopstream.catalogue.listing.ListingOrder;
import io.workshopstream.catalogue.listing.ListingPage;
import io.workshopstream.catalogue.listing.MeetingFilter;
import io.workshopstream.catalogue.listing.Publication;
import io.workshopstream.catalogue.workshop.EventType;
import io.workshopstream.studio.StudioId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What the public sees is what counts of each workshop. It does not change without another mark,
 * and no meeting changes without a higher sequence.
 */
final class ListingCheck {

  private static final Publication NONE = Publication.first(Instant.EPOCH);

  private final PublicCatalogue listing;
  private final Artists artists;
  private final MeetingFilter everything;
  private final Map<String, ListedMeeting> last = new TreeMap<>();
  private String mark = "";
  private String body = "";

  ListingCheck(DataSource database, StudioId... studios) {
    listing = new PublicCatalogue(database);
    artists = new Artists(database, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    everything =
        MeetingFilter.since(
            Stream.of(studios)
                .map(
                    studio ->
                        new MeetingFilter.Since(Set.of(studio.value()), LocalDate.of(2000, 1, 1)))
                .toList());
  }

  void check(List<CatalogueEntry> entries) {
    ListingPage page = listing.page(everything, ListingOrder.DATE, null, 100_000);
    assertThat(page.meetings().stream().map(one -> one.with(NONE)))
        .containsExactlyInAnyOrderElementsOf(
            entries.stream().flatMap(ListingCheck::meetings).toList());
    String now = listing.mark();
    String seen = page + " " + artists.all();
    if (!seen.equals(body)) {
      assertThat(now).as("something else is seen").isNotEqualTo(mark);
    }
    page.meetings().forEach(this::checkSequence);
    mark = now;
    body = seen;
  }

  private void checkSequence(ListedMeeting meeting) {
    ListedMeeting before = last.put(meeting.key(), meeting);
    if (before != null) {
      int more = before.workshop().equals(meeting.workshop()) ? 0 : 1;
      assertThat(meeting.publication().sequence())
          .isGreaterThanOrEqualTo(before.publication().sequence() + more);
    }
  }

  private static Stream<ListedMeeting> meetings(CatalogueEntry entry) {
    if (entry.isHidden() || entry.workshop().type() == EventType.REGULARS) {
      return Stream.empty();
    }
    return IntStream.range(0, entry.workshop().slots().size())
        .mapToObj(
            i ->
                new ListedMeeting(
                    entry.workshop().withSlots(List.of(entry.workshop().slots().get(i))),
                    i,
                    entry.choreographyLink(),
                    NONE));
  }
}
