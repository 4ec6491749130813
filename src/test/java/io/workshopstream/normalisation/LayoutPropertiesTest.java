package io.workshopstream.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold of any list of events, however it is laid out and whatever they are called. */
class LayoutPropertiesTest {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final LocalDate TODAY = Reader.TODAY;

  /** One event of a page. */
  private record Show(String name, LocalDate day, int hour, String slug) {

    String line() {
      return "%s | %s %02d:00".formatted(name, day, hour);
    }
  }

  private static final List<Show> SHOWS =
      List.of(
          new Show("Ember Strings", TODAY.plusDays(12), 19, "ember-strings"),
          new Show("The Paper Lanterns", TODAY.plusDays(19), 20, "the-paper-lanterns"),
          new Show("Nila: Songs of Rain", TODAY.plusDays(26), 18, "nila-songs-of-rain"),
          new Show("Quiet Hours", TODAY.plusDays(33), 17, "quiet-hours"),
          new Show("Ost & West", TODAY.plusDays(47), 21, "ost-west"));

  /** The same list as different sites write it. */
  enum Layout {
    CARDS(
        "<div class='ev x'><h3><a href='/e/%4$s'>%1$s</a></h3><p>%2$s</p><p>%3$d:00</p><p>Blue Hall</p>"
            + "<a href='/e/%4$s'>View details</a></div>"),
    NAME_LAST(
        "<div class=row><span class=d>%2$s, %3$d:00</span><div>Agenda</div><div>Blue Hall</div>"
            + "<p><a href='/e/%4$s'>%1$s</a></p></div>"),
    ITEMS("<li><b>%1$s</b><br>%2$s<br>%3$d:00 | Blue Hall</li>"),
    WRAPPED(
        "<section class=one><div><div><time datetime=''>%2$s %3$d:00</time></div></div><div><h4>%1$s</h4>"
            + "</div><div><p>Doors open early. Bring friends and family along to the hall.</p></div></section>"),
    LINKS("<a class=card href='/e/%4$s'><div>%2$s</div><div>%3$d:00</div><h2>%1$s</h2></a>");

    private final String form;

    Layout(String form) {
      this.form = form;
    }

    String list(List<Show> shows) {
      StringBuilder list = new StringBuilder("<div id=list>");
      shows.forEach(
          show ->
              list.append(
                  form.formatted(show.name(), DAY.format(show.day()), show.hour(), show.slug())));
      return list.append("</div>").toString();
    }

    String page(List<Show> shows) {
      return "<title>Programme - Blue Hall</title><h1>Programme</h1>" + list(shows);
    }
  }

  private static List<String> read(String page) {
    return Reader.events(Reader.anyEvent().html(page));
  }

  private static List<String> lines(List<Show> shows) {
    return shows.stream().map(Show::line).toList();
  }

  @ParameterizedTest
  @EnumSource
  void each_record_is_one_event_and_order_does_not_matter(Layout layout) {
    List<Show> shuffled = new ArrayList<>(SHOWS);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(read(layout.page(SHOWS))).isEqualTo(lines(SHOWS));
    assertThat(read(layout.page(shuffled))).isEqualTo(lines(shuffled));
  }

  @ParameterizedTest
  @EnumSource
  void to_add_a_record_removes_no_other(Layout layout) {
    for (int count = 2; count <= SHOWS.size(); count++) {
      assertThat(read(layout.page(SHOWS.subList(0, count))))
          .isEqualTo(lines(SHOWS.subList(0, count)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_record_alone_has_the_day_and_the_time_that_it_has_in_a_list(Layout layout) {
    for (Show show : SHOWS) {
      assertThat(read(layout.page(List.of(show))))
          .hasSize(1)
          .allMatch(line -> line.endsWith(show.line().substring(show.name().length())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_a_page_has_beside_its_list_changes_nothing(Layout layout) {
    String page = layout.page(SHOWS);
    Function<String, String> renamed =
        html -> html.replaceAll("class='?(\\w+)( x'|'|)", "class=z$1q").replace("id=list", "id=k9");
    assertThat(read(renamed.apply(page))).isEqualTo(lines(SHOWS));
    assertThat(read(Stripped.of(page, Set.of(Stripped.Part.CLASSES)))).isEqualTo(lines(SHOWS));
    assertThat(read("<div><div>" + page + "</div></div>")).isEqualTo(lines(SHOWS));
    assertThat(
            read(
                "<nav><a href=/>Home</a><a href=/about>About us</a></nav>"
                    + page
                    + "<form><h3>Stay in touch</h3><label>Your email</label><input></form>"
                    + "<footer>© 2026 Blue Hall, 14 Mill Road, Hillview</footer>"))
        .isEqualTo(lines(SHOWS));
  }

  @ParameterizedTest
  @EnumSource
  void names_of_random_words_change_no_count(Layout layout) {
    Random random = new Random(3);
    List<Show> named = new ArrayList<>();
    for (Show show : SHOWS) {
      String name = word(random) + " " + word(random) + " " + word(random);
      named.add(new Show(name, show.day(), show.hour(), name.replace(' ', '-')));
    }
    assertThat(read(layout.page(named))).isEqualTo(lines(named));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letter = 0; letter < 6; letter++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  @ParameterizedTest
  @EnumSource
  void all_days_fifty_two_weeks_later_shift_all_answers(Layout layout) {
    List<Show> later =
        SHOWS.stream()
            .map(show -> new Show(show.name(), show.day().plusWeeks(52), show.hour(), show.slug()))
            .toList();
    assertThat(read(layout.page(later))).isEqualTo(lines(later));
  }

  @ParameterizedTest
  @EnumSource
  void data_for_machines_that_is_hidden_leaves_name_day_and_time(Layout layout) {
    StringBuilder data = new StringBuilder("<script type=application/ld+json>[");
    SHOWS.forEach(
        show ->
            data.append(data.length() > 40 ? "," : "")
                .append(
                    "{\"@type\":\"Event\",\"name\":\"%s\",\"startDate\":\"%sT%02d:00:00+00:00\"}"
                        .formatted(show.name(), show.day(), show.hour())));
    String page = layout.page(SHOWS);
    assertThat(read(data + "]</script>" + page)).isEqualTo(read(page)).isEqualTo(lines(SHOWS));
  }
}
