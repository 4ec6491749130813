package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.Page;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.PageClaims;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page costs what its budget allows, and says so when that is not enough. */
class BoundedReadingTest {

  private static final URI ADDRESS = URI.create("https://studio.example/");
  private static final String CARD =
      "<div class=card><h3>Jam</h3><p>7 Feb 2027, 5-7 pm</p><p>Town Hall</p><p>Rs 500</p></div>";

  private static PageClaims read(String html, WorkBudget budget) {
    return new Extraction().read(new Page(ADDRESS, ADDRESS, Page.Kind.HTML, html), budget);
  }

  private static WorkBudget steps(long steps) {
    return new WorkLimits(steps, Duration.ofHours(1), System::nanoTime).begin(() -> false);
  }

  @Test
  void a_page_that_costs_more_steps_than_it_may_is_too_much_and_claims_nothing() {
    PageClaims claims = read(CARD.repeat(500), steps(2_000));
    assertThat(claims.extent()).isEqualTo(Extent.TOO_MUCH);
    assertThat(claims.events()).isEmpty();
  }

  @Test
  void a_page_that_takes_longer_than_it_may_is_too_much() {
    AtomicLong nanos = new AtomicLong();
    WorkBudget budget =
        new WorkLimits(Long.MAX_VALUE / 2, Duration.ofMillis(1), () -> nanos.addAndGet(100_000))
            .begin(() -> false);
    assertThat(read(CARD.repeat(500), budget).extent()).isEqualTo(Extent.TOO_MUCH);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5_000, 50_000, 100_000})
  void a_reading_that_is_called_off_ends_within_some_steps(long after) {
    WorkBudget[] budget = new WorkBudget[1];
    budget[0] = Budgets.shipped().begin(() -> budget[0] != null && budget[0].used() >= after);
    assertThat(read(CARD.repeat(1000), budget[0]).extent()).isEqualTo(Extent.TOO_MUCH);
    assertThat(budget[0].used()).isLessThan(after + 2_000);
  }

  @Test
  void a_page_with_more_lines_than_are_read_says_that_it_was_read_in_part() {
    assertThat(read("<p>words</p>".repeat(20_001), Budgets.plenty()).extent())
        .isEqualTo(Extent.IN_PART);
    assertThat(read(CARD, Budgets.plenty()).extent()).isEqualTo(Extent.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>5 dec 5pm<b>Rs 500 by Anvi",
        "5 Dec<br>",
        "<h1>5 Dec 2027</h1><h2>Jam 5 pm</h2>",
        "<div itemscope itemtype='http://schema.org/Event' itemref=a id=a><b itemprop=name>x</b></div>",
        "<p>Date: 7 Feb 2027</p><p>Time: 5 pm</p>",
        "<li>7 Feb 2027 Jam, 5-7 pm, Town Hall",
        "<table><tr><td>7 Feb<td>5 pm",
        "<b>12</b><br>OCT<br>2027<br>",
        "<p>12 Main Street, Koramangala, Bangalore 560034</p>",
        "<div class=vevent><b class=summary>x</b><i class=dtstart>2027-02-07</i>",
        "<div typeof=Event><b property=name>x</b><i property=startDate>2027-02-07</i>",
        "<span>Pal Pal by Ana</span><span>950</span>",
        "<h2>7 Feb 2027</h2><h3>Jam</h3><p>5 pm</p>",
        "<div>7 Feb 2027",
        "<p>Early bird</p><p>Rs 500</p>",
        "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\","
            + "\"startDate\":\"2027-02-07T17:00\"}</script>",
        "lorem ipsum ",
        CARD
      })
  void twice_the_page_costs_at_most_about_twice_the_work(String piece) {
    assertThat(cost(piece, 100_000)).isLessThan(cost(piece, 50_000) * 26 / 10);
  }

  private static long cost(String piece, int length) {
    WorkBudget budget = Budgets.plenty();
    read(piece.repeat(length / piece.length()), budget);
    return budget.used();
  }
}
