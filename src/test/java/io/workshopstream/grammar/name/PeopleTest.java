package io.workshopstream.grammar.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aadil Khan & Krutika Solanki", "Aadil Khan X Krutika Solanki",
        "Aadil Khan x Krutika Solanki", "Aadil Khan and Krutika Solanki",
        "Aadil Khan feat Krutika Solanki", "Aadil Khan featuring Krutika Solanki",
        "Aadil Khan with Krutika Solanki", "Aadil Khan ft Krutika Solanki",
        "Aadil Khan ft. Krutika Solanki", "Aadil Khan, Krutika Solanki"
      })
  void names_are_parted_by_many_words(String words) {
    assertThat(People.split(words)).containsExactly("Aadil Khan", "Krutika Solanki");
  }

  @Test
  void a_letter_inside_a_name_parts_nothing() {
    assertThat(People.split("Alex Xavier")).containsExactly("Alex Xavier");
    assertThat(People.split("Sandy Anderson")).containsExactly("Sandy Anderson");
  }

  @Test
  void a_line_introduces_people() {
    assertThat(People.of("by Meera Rao & Dev")).containsExactly("Meera Rao", "Dev");
    assertThat(People.of("with all our love")).isEmpty();
    assertThat(People.of("Meera Rao")).isEmpty();
  }

  @Test
  void a_text_introduces_people() {
    assertThat(People.introducedIn("A morning ft. Meera Rao, hosted with love"))
        .containsExactly("Meera Rao");
    assertThat(People.introducedIn("Join us by January with the team")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a menu inspired by Sri Lanka",
        "sessions powered by Ecstatic World",
        "books selected by Radhika Rao",
        "in association with Copper Clove",
        "hosted by Silver Surfers Club",
        "fall in love with Date : 20 June",
        "a party at W Bangalore"
      })
  void who_is_only_credited_teaches_nothing(String words) {
    assertThat(People.introducedIn(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gulabi by Meera Rao", "Gulabi ft. Meera Rao on 7th Feb at 5 pm"})
  void a_title_names_what_is_taught_and_who_teaches(String words) {
    Title title = Title.of(words);

    assertThat(title.subject()).isEqualTo("Gulabi");
    assertThat(title.people()).containsExactly("Meera Rao");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sunday 5 pm, with Simran Gill @ The Mirror Room | Simran Gill
          A class w/ Rico Mendes at nine | Rico Mendes
          Tango with Valeria Rossi & Pablo Ibarra | Valeria Rossi, Pablo Ibarra
          Stage de danse avec Maya Pillai : dimanche | Maya Pillai
          Ellie Marsden’s jazz funk class moves | Ellie Marsden
          """)
  void running_text_introduces_people_by_their_full_names(String words, String names) {
    assertThat(People.taughtIn(words)).containsExactly(names.split(", ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with Live Music",
        "an evening with Simran",
        "by Popular Demand",
        "with Dance Team"
      })
  void capitals_alone_make_no_names(String words) {
    assertThat(People.taughtIn(words)).isEmpty();
  }

  @Test
  void a_line_of_guests_is_told_from_a_name_that_begins_with_who_leads() {
    assertThat(List.of("w/ Special Guests", "with Noor", "feat. Kiran Rao"))
        .allMatch(People::areGuests);
    assertThat(List.of("Artist Talk", "By the Sea", "W Hotel", "Withering Heights", "Noor", ""))
        .noneMatch(People::areGuests);
  }
}
