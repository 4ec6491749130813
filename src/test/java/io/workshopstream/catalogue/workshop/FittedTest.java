package io.workshopstream.catalogue.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.studio.StudioId;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FittedTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 24);

  private static Workshop workshop(
      String key, String link, @Nullable String by, @Nullable String song, @Nullable String price) {
    return new Workshop(
        key,
        new StudioId("studio"),
        EventType.WORKSHOP,
        URI.create(link),
        by,
        song,
        List.of(new Slot(DAY, null, null)),
        price,
        List.of());
  }

  private static Workshop of(@Nullable String by, @Nullable String song, @Nullable String pricing) {
    Fitted fitted = Fitted.of(workshop("k", "https://studio.example/", by, song, pricing));
    assertThat(fitted).isInstanceOf(Fitted.Whole.class);
    return ((Fitted.Whole) fitted).workshop();
  }

  @Test
  void what_fits_stays_as_it_is() {
    Workshop workshop = workshop("k", "https://a.example/", "anvi x riya", "pal pal", "₹850\n₹900");

    assertThat(Fitted.of(workshop)).isEqualTo(new Fitted.Whole(workshop));
  }

  @Test
  void three_thousand_artists_become_the_first_whole_names_that_the_column_takes() {
    String all =
        IntStream.range(0, 3000).mapToObj(i -> "artist" + i).collect(Collectors.joining(" x "));

    String by = of(all, null, null).by();

    assertThat(by).hasSizeBetween(480, Columns.ARTISTS);
    assertThat(all).startsWith(by + " x ");
  }

  @Test
  void two_thousand_prices_become_the_first_whole_lines_that_the_column_takes() {
    String all =
        IntStream.range(0, 2000)
            .mapToObj(i -> "₹" + (1000 + i) + " (tier " + i + ")")
            .collect(Collectors.joining("\n"));

    String pricing = of(null, null, all).pricing();

    assertThat(pricing).hasSizeBetween(3900, Columns.PRICING);
    assertThat(all).startsWith(pricing + "\n");
  }

  @Test
  void a_single_name_a_single_line_and_a_song_that_are_too_long_end_in_an_ellipsis() {
    Workshop cut = of("a".repeat(501), "b".repeat(9000), "c".repeat(4001));

    assertThat(cut.by()).hasSize(Columns.ARTISTS).endsWith("a…");
    assertThat(cut.song()).hasSize(Columns.SONG).endsWith("b…");
    assertThat(cut.pricing()).hasSize(Columns.PRICING).endsWith("c…");
  }

  @Test
  void no_character_is_torn_and_none_is_left_that_a_database_refuses() {
    assertThat(of(null, "𝒅".repeat(250) + "x", null).song()).isEqualTo("𝒅".repeat(249) + "…");
    assertThat(of("an\0vi", "pal\ud835 pal", null))
        .satisfies(
            clean -> {
              assertThat(clean.by()).isEqualTo("anvi");
              assertThat(clean.song()).isEqualTo("pal pal");
            });
    assertThat(of("\0", null, null).by()).isNull();
  }

  @Test
  void a_link_or_a_key_that_is_too_long_is_refused_because_a_part_of_it_is_another_one() {
    String link = "https://studio.example/" + "a".repeat(2000);

    assertThat(Fitted.of(workshop("k", link, null, null, null)))
        .isEqualTo(new Fitted.Refused("link", link.length(), 2000));
    assertThat(Fitted.of(workshop("k".repeat(401), "https://a.example/", null, null, null)))
        .isEqualTo(new Fitted.Refused("key", 401, 400));
  }

  @Test
  void an_event_that_meets_without_end_keeps_the_meetings_of_a_year() {
    List<Slot> slots =
        Stream.iterate(DAY, day -> day.plusDays(1))
            .limit(5000)
            .map(day -> new Slot(day, null, null))
            .toList();
    Workshop one = workshop("k", "https://studio.example/", null, null, null);
    Workshop long_ =
        new Workshop(
            one.uuid(),
            one.studio(),
            one.type(),
            one.link(),
            null,
            null,
            slots,
            null,
            Collections.emptyList());

    assertThat(((Fitted.Whole) Fitted.of(long_)).workshop().slots())
        .isEqualTo(slots.subList(0, Fitted.MOST_SLOTS));
  }
}
