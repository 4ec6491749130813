package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.budget.Budgets;
import io.workshopstream.budget.WorkBudget;
import io.workshopstream.budget.WorkLimits;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.extraction.claim.EventClaim;
import io.workshopstream.extraction.claim.Extent;
import io.workshopstream.extraction.claim.Field;
import io.workshopstream.extraction.claim.PageClaims;
import io.workshopstream.normalisation.Normaliser;
import io.workshopstream.normalisation.rule.KnownArtists;
import io.workshopstream.normalisation.rule.Rules;
import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page costs what its budget allows, and says so when that is not enough. */
class BoundedReadingTest {

  private static final URI ADDRESS = URI.create("https://studio.example/");
  private static final String CARD =
      "<div class=card><h3>Jam</h3><p>7 Feb 2027, 5-7 pm</p><p>Town Hall</p><p>Rs 500</p></div>";

  private static final int SHORTEST = 50_000;
  private static final int LONGEST = 100_000;
  private static final Rules RULES =
      new Rules(
          new StudioId("studio"),
          "Bangalore",
          ZoneId.of("Asia/Kolkata"),
          LocalDate.of(2027, 1, 22),
          Rules.Acceptance.STUDIO,
          KnownArtists.NONE);

  private static PageClaims read(String html, WorkBudget budget) {
    return new Extraction().read(new Page(ADDRESS, ADDRESS, Page.Kind.HTML, html), budget);
  }

  private static WorkBudget steps(long steps) {
    return new WorkBudget(
        new WorkLimits(steps, Duration.ofHours(1), System::nanoTime), () -> false);
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
        new WorkBudget(
            new WorkLimits(
                Long.MAX_VALUE / 2, Duration.ofMillis(1), () -> nanos.addAndGet(100_000)),
            () -> false);
    assertThat(read(CARD.repeat(500), budget).extent()).isEqualTo(Extent.TOO_MUCH);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5_000, 50_000, 100_000})
  void a_reading_that_is_called_off_ends_within_some_steps(long after) {
    WorkBudget[] budget = new WorkBudget[1];
    budget[0] =
        new WorkBudget(Budgets.shipped(), () -> budget[0] != null && budget[0].used() >= after);
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
        "<p>7 Feb 2027, 5 pm: Jam</p>",
        "<div itemscope itemtype='http://schema.org/Event'><b itemprop=name>x</b></div>",
        "<div typeof=Event><b property=name>x</b></div>",
        "<div class=vevent><b class=summary>x</b></div>",
        "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\"}</script>",
        "<a href='https://calendar.google.com/?text=Jam%#&dates=20270207/20270208'>x</a>",
        "<div><b data-label=Date>7 Feb 2027</b><b data-label=Time>5 pm</b></div>"
      })
  void a_page_that_announces_more_than_is_taken_says_that_it_was_read_in_part(String piece) {
    String page = HostileShape.page(piece).of(piece.length() * 2_500);
    assertThat(read(page, Budgets.plenty()).extent()).isEqualTo(Extent.IN_PART);
    assertThat(read(piece.repeat(20), Budgets.plenty()).extent()).isEqualTo(Extent.WHOLE);
  }

  @Test
  void a_text_that_never_ends_a_line_is_read_up_to_some_letters() {
    WorkBudget budget = Budgets.plenty();
    String words = "5 Dec 5 pm Jam by Ana ".repeat(50_000);
    Page page = new Page(ADDRESS, ADDRESS, Page.Kind.TEXT, words);

    assertThat(new Extraction().read(page, budget).extent()).isEqualTo(Extent.IN_PART);
    assertThat(budget.used()).isLessThan(1_000);
  }

  @Test
  void an_event_of_which_more_is_said_than_is_taken_is_read_in_part() {
    String people = "{\"name\":\"Ana\"},".repeat(300);
    String page =
        "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"Jam\",\"performer\":["
            + people
            + "{}]}</script>";

    PageClaims claims = read(page, Budgets.plenty());

    assertThat(claims.extent()).isEqualTo(Extent.IN_PART);
    assertThat(claims.events().get(0).all(Field.PERFORMER)).hasSize(EventClaim.MOST);
  }

  /**
   * To read twice the length costs at most about twice the steps, from 50 KB on; where a cap is
   * reached, less. Steps are counted, so that it is the same on every machine. With the system
   * property {@code hostile.length} the lengths go on to that.
   */
  @ParameterizedTest
  @MethodSource("io.workshopstream.extraction.HostileShapes#all")
  void twice_the_page_costs_at_most_about_twice_the_work(HostileShape shape) {
    int longest = Integer.getInteger("hostile.length", LONGEST);
    long before = cost(shape, SHORTEST);
    for (int length = 2 * SHORTEST; length <= longest; length *= 2) {
      long cost = cost(shape, length);
      assertThat(cost).as("%s of %d letters", shape, length).isLessThan(before * 22 / 10);
      before = cost;
    }
  }

  private static long cost(HostileShape shape, int length) {
    WorkBudget budget = Budgets.plenty();
    read(shape, length, budget);
    return budget.used();
  }

  private static PageClaims read(HostileShape shape, int length, WorkBudget budget) {
    return new Extraction()
        .read(new Page(ADDRESS, ADDRESS, shape.kind(), shape.of(length)), budget);
  }

  /** Events are compared in pairs, but only so many of them. */
  @Test
  void to_judge_more_events_than_are_taken_costs_no_more_than_to_judge_those() {
    String event =
        "{\"title\":\"Jam #\",\"start\":\"2027-02-07T17:00:00Z\",\"price\":5,\"currency\":\"INR\"},";
    HostileShape shape =
        new HostileShape(Page.Kind.HTML, "<script>x={\"events\":[", event, "{}]}</script>");

    assertThat(judging(shape, 400_000)).isLessThan(judging(shape, 100_000) * 11 / 10);
  }

  private static long judging(HostileShape shape, int length) {
    WorkBudget budget = Budgets.plenty();
    new Normaliser().judge(read(shape, length, Budgets.plenty()), RULES, budget);
    return budget.used();
  }
}
