package io.workshopstream.grammar.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {

  private static List<String> tickets(String words) {
    return Prices.ofTickets(words).stream()
        .map(price -> price.amount().stripTrailingZeros().toPlainString() + " " + price.currency())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rs.850",
        "Rs 850",
        "INR 850",
        "850/-",
        "850 rupees",
        "₹850.00",
        "Fee :- 850/-",
        "₹850.00 + ₹21.25 ticket fee",
        "Entry: ₹850 (plus GST)",
        "₹ 850 per person",
        "850 INR only"
      })
  void rupees_are_written_in_many_ways(String words) {
    assertThat(tickets(words)).containsExactly("850 INR");
  }

  @ParameterizedTest
  @CsvSource({
    "$20, 20 USD",
    "£12.50, 12.5 GBP",
    "15 €, 15 EUR",
    "'₹2,500', 2500 INR",
    "₹2.5k, 2500 INR",
    "A$35, 35 AUD",
    "NZ$ 35, 35 NZD"
  })
  void other_amounts_too(String words, String price) {
    assertThat(tickets(words)).containsExactly(price);
  }

  @Test
  void tiers_keep_the_words_that_set_them_apart() {
    assertThat(Prices.ofTickets("899/- First 15\n999/- After that\n1200/- OTS\n1599/- Both Class"))
        .extracting(PriceMention::label)
        .containsExactly("First 15", "After that", "OTS", "Both Class");
    assertThat(Prices.ofTickets("Early Bird: ₹700 | Regular: ₹900"))
        .extracting(PriceMention::label)
        .containsExactly("Early Bird", "Regular");
  }

  @Test
  void words_that_a_price_leads_to_are_its_own_and_none_of_the_next() {
    assertThat(Prices.ofTickets("Fee: 60 minutes each ₹1900 for Members ₹2500 for Silver Guests"))
        .extracting(PriceMention::label)
        .containsExactly("Members", "Silver Guests");
    assertThat(
            Prices.ofTickets("1500 INR (incl. taxes), via mail 2000 INR (incl.taxes) at the door"))
        .extracting(PriceMention::label)
        .containsExactly("via mail", "at the door");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "₹850 (incl. GST)",
        "Rs 850 per person for a 5-day class",
        "₹850This beginner class"
      })
  void taxes_units_and_glued_sentences_set_nothing_apart(String words) {
    assertThat(Prices.ofTickets(words)).extracting(PriceMention::label).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Parking: ₹50",
        "Win prizes worth ₹10,000",
        "Service fee ₹50",
        "GST: ₹153",
        "₹200 off with this code",
        "Cash prize of Rs 5000",
        "a fund of ₹2 crore",
        "Age 16+",
        "98450 12345",
        "7th Feb 2026",
        "Fee: 60 minutes",
        "Kids: 12",
        "Regular 2026",
        "Refundable deposit: ₹500"
      })
  void what_is_no_ticket_costs_nothing(String words) {
    assertThat(tickets(words)).isEmpty();
  }

  @Test
  void free_entry_is_a_price() {
    assertThat(tickets("Free entry for all")).containsExactly("0 null");
    assertThat(tickets("Feel free to ask")).isEmpty();
  }

  @Test
  void the_parts_of_a_price_are_no_further_prices() {
    assertThat(tickets("Ticket: ₹900 (₹600 cover + ₹300 entry)")).containsExactly("900 INR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          699/- (early bird), 799/- (regular), 899/- (on the spot) | early bird, regular, on the spot
          $25 general admission, $20 students & seniors | general admission, students & seniors
          €15 Eintritt, ermäßigt €10 | Eintritt, ermäßigt
          Students ₹300, others ₹500 | Students, others
          Single: 699 Couple: 1199 | Single, Couple
          699 INR for one, 1299 INR for both | one, both
          Fees: 1st 10 – 750, next 10 – 850, OTS – 1000 | 1st 10, next 10, OTS
          """)
  void labels_stand_before_or_behind_as_the_marks_between_say(String words, String labels) {
    assertThat(Prices.ofTickets(words))
        .extracting(PriceMention::label)
        .containsExactly(labels.split(", ", -1));
  }

  @Test
  void an_amount_without_a_currency_counts_where_its_words_say_so() {
    assertThat(Prices.ofTickets("850 each / 1500 for both"))
        .extracting(price -> price.amount().intValue())
        .containsExactly(850, 1500);
    assertThat(tickets("Rs 4500/- (students 3000/-)")).containsExactly("4500 INR", "3000 INR");
    assertThat(tickets("Breakfast ₹120 extra")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tickets £4/3 | 4 GBP, 3 GBP
          £8/£6 | 8 GBP, 6 GBP
          £8 (£6 concessions) | 8 GBP, 6 GBP
          ₹500/700/900 | 500 INR, 700 INR, 900 INR
          10/12 Euro | 10 EUR, 12 EUR
          Entry: 10/8 € | 10 EUR, 8 EUR
          $10-15 | 10 USD, 15 USD
          INR 1,200 - 1,500 | 1200 INR, 1500 INR
          Rs 150/day | 150 INR
          ₹500/2 classes | 500 INR
          """)
  void a_currency_stands_once_for_amounts_of_one_size(String words, String prices) {
    assertThat(tickets(words)).containsExactly(prices.split(", ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zaalima - ₹850",
        "All levels ₹850",
        "Join us at the big hall by the lake on a warm evening for just ₹850",
        "A long evening of music and of stories by the lake, tickets now at hand, which are ₹850",
        "Flat fee of Rs. 850",
        "You bring water and a towel and comfortable shoes, and you pay Rs 850 when you come"
      })
  void something_says_that_an_amount_is_a_tickets_price(String words) {
    assertThat(tickets(words)).containsExactly("850 INR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ramen bowls are Rs 550 each + taxes.",
        "Racquet - Rs 30 per hour",
        "An honorarium of Rs 5000 will go to each judge",
        "The renewal amount is $29,000",
        "We have spent ₹5000 on mirrors and on lights since we have moved in here",
        "Valet: ₹100"
      })
  void where_nothing_says_so_an_amount_is_none(String words) {
    assertThat(tickets(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Free", "Free of charge", "This event is free", "Admission free"})
  void free_is_an_amount_of_nothing(String words) {
    assertThat(tickets(words)).containsExactly("0 null");
  }
}
