package io.workshopstream.catalogue.artist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArtistNamesTest {

  @Test
  void spellings_are_equal_without_accents_case_and_wide_spaces() {
    assertThat(ArtistNames.folded("  René\u00a0 D'Souza")).isEqualTo("rene d'souza");
    assertThat(ArtistNames.folded("RENE  D'SOUZA")).isEqualTo("rene d'souza");
  }

  @Test
  void signs_that_are_part_of_a_letter_in_other_scripts_are_kept() {
    assertThat(ArtistNames.folded("किरण")).isNotEqualTo(ArtistNames.folded("करण"));
  }

  @Test
  void names_that_are_joined_are_single_names() {
    assertThat(ArtistNames.of("Anvi X Zoe x rené")).containsOnly("anvi", "zoe", "rene");
    assertThat(ArtistNames.of((String) null)).isEmpty();
  }
}
