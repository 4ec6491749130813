package io.workshopstream.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.workshopstream.grammar.date.DateMention;
import io.workshopstream.grammar.date.DateOrder;
import io.workshopstream.grammar.date.Dates;
import io.workshopstream.grammar.date.IsoMoment;
import io.workshopstream.grammar.date.Period;
import io.workshopstream.grammar.label.Labels;
import io.workshopstream.grammar.name.Addresses;
import io.workshopstream.grammar.name.People;
import io.workshopstream.grammar.name.Title;
import io.workshopstream.grammar.price.PriceMention;
import io.workshopstream.grammar.price.Prices;
import io.workshopstream.grammar.text.NameSimilarity;
import io.workshopstream.grammar.time.Durations;
import io.workshopstream.grammar.time.Occasion;
import io.workshopstream.grammar.time.Phrases;
import io.workshopstream.grammar.time.Schedule;
import io.workshopstream.grammar.time.Times;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page says, reading it ends, soon and without an exception. */
class HostileWordsTest {

  /** Quadratic time would need hours for the longest of the texts. */
  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private static final int LONG = 100_000;

  private static final String[] PIECES = {
    "1",
    "24",
    "2026",
    "31",
    "Jan",
    "may",
    "Feb",
    "Sat",
    "monday",
    "-",
    "–",
    "to",
    "/",
    ".",
    ":",
    ",",
    "&",
    "and",
    "am",
    "pm",
    "p",
    "noon",
    "half",
    "past",
    "quarter",
    "seven",
    "at",
    "the",
    "in",
    "evening",
    "night",
    "₹",
    "Rs",
    "/-",
    "free",
    "fee",
    "(",
    ")",
    "by",
    "ft",
    "x",
    "Date",
    "Time",
    "Venue",
    "\n",
    " ",
    "hours",
    "for",
    "first",
    "twenty",
    "99999999999",
    "𝟱",
    "📅",
    "🕗",
    "o'clock",
    "every",
    "mondays",
    "until",
    "except",
    "ends",
    "GMT",
    "(2, 4)",
    "20260124",
    "each class",
    "no longer on"
  };

  private static int readAll(String words) {
    int found = Dates.in(words, DateOrder.MONTH_FIRST).size();
    for (DateMention date : Dates.looselyIn(words, DateOrder.DAY_FIRST)) {
      date.first().near(LocalDate.of(2024, 2, 29));
      assertThat(date.span().end()).isBetween(date.span().start() + 1, words.length());
    }
    found += Times.looselyIn(words).size() + Prices.in(words).size() + Labels.in(words).size();
    found += People.introducedIn(words).size() + People.split(words).size();
    found += People.taughtIn(words).size() + People.leadingIn(words).size();
    found += People.of(words).size() + Title.of(words).people().size();
    found += Occasion.in(Phrases.in(words, DateOrder.DAY_FIRST)).size();
    found += Schedule.in(words).size() + (int) NameSimilarity.of(words, words);
    found += Period.in(words).month() + (Addresses.isAddress(words) ? 1 : 0);
    found += Durations.in(words).isPresent() ? 1 : 0;
    return found + (IsoMoment.parse(words).isPresent() ? 1 : 0);
  }

  @Property(tries = 300)
  void any_words_are_read_without_an_exception(@ForAll String words) {
    assertThat(readAll(words)).isNotNegative();
  }

  @Property(tries = 2000)
  void words_of_the_trade_in_any_order_are_read(@ForAll("jumbles") String words) {
    assertThat(readAll(words)).isNotNegative();
  }

  @Provide
  Arbitrary<String> jumbles() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(30)
        .flatMap(pieces -> Arbitraries.of("", " ").map(between -> String.join(between, pieces)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "and ",
        "(",
        ")",
        "1/1/",
        "24 Jan - ",
        "5pm to ",
        "17:00 ",
        "₹500 ",
        "500/- ",
        "Date: ",
        "7, ",
        "1.",
        "Jan ",
        "by ",
        "Ab ",
        "- ",
        "\n",
        "7th & ",
        "12-",
        "📅",
        "half past ",
        "at ",
        "1/1/2024 500 ",
        "a@",
        "Time - 5 ",
        "Aa",
        "₹",
        "Sat at 5, ",
        "every Monday in May ",
        "1-30 July, every Monday ",
        "5 July, then every Monday until 9 July ",
        "until 5 July, 6 pm ",
        "except ",
        "mondays & ",
        "May (2, ",
        "20260124 ",
        "5 pm GMT ",
        "first and ",
        "Fees: A - 500 ",
        "with Ana Rao & "
      })
  void the_same_words_over_and_over_take_linear_time(String piece) {
    String words = piece.repeat(LONG / piece.length());

    int found = assertTimeoutPreemptively(GENEROUS, () -> readAll(words));

    assertThat(found).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "1:", "24 January ", "₹1,"})
  void long_numbers_are_no_values(String piece) {
    String words = piece.repeat(1000);

    assertThat(Prices.in(words).stream().map(PriceMention::amount).toList())
        .allSatisfy(amount -> assertThat(amount.precision()).isLessThan(20));
    assertThat(List.of(Dates.in(words, DateOrder.DAY_FIRST).size())).doesNotContainNull();
  }
}
