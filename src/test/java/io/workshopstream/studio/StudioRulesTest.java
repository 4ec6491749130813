package io.workshopstream.studio;

import static io.workshopstream.studio.StudioSamples.INN;
import static io.workshopstream.studio.StudioSamples.VINS;
import static io.workshopstream.studio.StudioSamples.rules;
import static io.workshopstream.studio.StudioSamples.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.studio.field.FieldProblem;
import io.workshopstream.studio.field.StudioField;
import io.workshopstream.studio.field.StudioWords;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a studio's values may be together, and what its key and its address make of them. */
class StudioRulesTest {

  private static final String BOOKING = "https://booking.example/list?Apikey={key}";

  private static StudioWords withKey(Object... more) {
    return words("vins")
        .with(
            Map.of(
                StudioField.WITH_KEY_START, Optional.of(BOOKING),
                StudioField.WITH_KEY_PREFIX, Optional.of("https://booking.example/event/")))
        .with(changes(more));
  }

  private static Map<StudioField, Optional<String>> changes(Object... more) {
    return more.length == 0
        ? Map.of()
        : Map.of(
            (StudioField) more[0],
            more[1].toString().isEmpty() ? Optional.empty() : Optional.of(more[1].toString()));
  }

  private static List<StudioField> wrong(StudioRules rules, StudioWords words) {
    return rules.problems(VINS, words).stream().map(FieldProblem::field).toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DEPTH, 7, 7",
        "DEPTH, 007, 7",
        "DEPTH, 101, -",
        "DEPTH, -1, -",
        "KEEP_QUERY, Yes, true",
        "ENABLED, off, false",
        "ENABLED, maybe, -",
        "RENDERING, NEVER, never",
        "RENDERING, often, -",
        "ZONE, Europe/Paris, Europe/Paris",
        "ZONE, Asia/Bombay2, -",
        "SCHEDULE, 0 5 * * *, 0 5 * * *",
        "SCHEDULE, @daily, -",
        "SCHEDULE, 0 5 30 2 *, -",
        "START, ftp://a.example/, -",
        "START, file:///etc/passwd, -",
        "START, https://user@a.example/, -",
        "START, https://a.example/{key}, -",
        "START, ' https://a.example/list ', https://a.example/list",
        "WITH_KEY_START, https://a.example/?k={key}, https://a.example/?k={key}",
        "PREFIX, https:///nowhere, -",
        "PREFIX, https://user:word@a.example/, -",
        "WITH_KEY_PREFIX, https://user@a.example, -",
        "PREFIX, https://a.example/@studio/, https://a.example/@studio/",
        "PREFIX, HTTPS://a.example/Event/, HTTPS://a.example/Event/",
        "IMAGE_URL, javascript:alert(1), -",
        "NAME, ' Vins ', Vins",
      })
  void each_value_is_kept_in_one_spelling_or_refused(StudioField field, String words, String kept) {
    assertThat(field.read(words)).isEqualTo(Optional.ofNullable(kept));
  }

  @Test
  void texts_have_bounds_and_no_signs_that_nobody_sees() {
    assertThat(StudioField.NAME.read("x".repeat(200))).isPresent();
    assertThat(StudioField.NAME.read("x".repeat(201))).isEmpty();
    assertThat(StudioField.NAME.read("a\nb")).isEmpty();
    assertThat(StudioField.CITY.read("a\u0000b")).isEmpty();
    assertThat(StudioField.START.read("https://a.example/" + "x".repeat(1982))).isPresent();
    assertThat(StudioField.START.read("https://a.example/" + "x".repeat(1983))).isEmpty();
  }

  @Test
  void a_studio_needs_a_name_a_page_and_a_prefix() {
    assertThat(wrong(rules(), StudioWords.NONE))
        .containsExactly(StudioField.NAME, StudioField.START);
    assertThat(wrong(rules(), words("vins").with(changes(StudioField.PREFIX, ""))))
        .containsExactly(StudioField.PREFIX);
    assertThat(wrong(rules(), withKey(StudioField.WITH_KEY_PREFIX, "")))
        .containsExactly(StudioField.WITH_KEY_PREFIX);
    assertThat(wrong(rules(), withKey(StudioField.START, ""))).isEmpty();
    assertThat(wrong(rules(), words("vins"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/?api_key=abc, false",
    "https://a.example/?x=1&Apikey=abc, false",
    "https://a.example/?access_token=abc, false",
    "https://a.example/?keyword=dance, true",
    "https://a.example/?page=2, true",
    "https://a.example/?Apikey=, true",
  })
  void a_secret_is_not_written_into_an_address(String start, boolean fine) {
    assertThat(wrong(rules(), words("vins", StudioField.START, start)).isEmpty()).isEqualTo(fine);
  }

  @ParameterizedTest
  @EnumSource(names = {"START", "PREFIX", "WITH_KEY_PREFIX", "IMAGE_URL", "INSTAGRAM_LINK"})
  void a_secret_is_written_into_no_other_address_either(StudioField field) {
    assertThat(wrong(rules(), withKey(field, "https://a.example/?token=abc")))
        .containsExactly(field);
  }

  @Test
  void a_key_is_filled_in_when_the_studio_is_worked_on() {
    Studio broken =
        rules(Map.of("vins", "open sesame"), List.of()).studio(VINS, withKey()).orElseThrow();
    Studio keyed = rules(Map.of("vins", "sesame"), List.of()).studio(VINS, withKey()).orElseThrow();
    Studio without = rules().studio(VINS, withKey()).orElseThrow();
    Studio lost = rules().studio(VINS, withKey(StudioField.START, "")).orElseThrow();

    assertThat(keyed.start()).isEqualTo(URI.create("https://booking.example/list?Apikey=sesame"));
    assertThat(keyed.linkPrefix()).isEqualTo("https://booking.example/event/");
    assertThat(keyed.missingKey()).isNull();
    assertThat(without.start()).isEqualTo(URI.create("https://vins.example/list"));
    assertThat(without.missingKey()).isNull();
    assertThat(lost.missingKey()).isEqualTo("studio.vins.key");
    assertThat(broken.missingKey()).isEqualTo("studio.vins.key");
  }

  @Test
  void the_key_of_a_configured_studio_goes_nowhere_else() {
    StudioRules rules = rules(Map.of("vins", "sesame"), List.of(), VINS, withKey());

    assertThat(wrong(rules, withKey())).isEmpty();
    assertThat(
            wrong(
                rules,
                withKey(
                    StudioField.WITH_KEY_START, "https://booking.example/other?k={key}&page=1")))
        .isEmpty();
    for (String elsewhere :
        List.of(
            "https://evil.example/?k={key}",
            "http://booking.example/?k={key}",
            "https://booking.example:8443/?k={key}",
            "https://{key}.evil.example/")) {
      assertThat(wrong(rules, withKey(StudioField.WITH_KEY_START, elsewhere)))
          .as(elsewhere)
          .contains(StudioField.WITH_KEY_START);
    }
    assertThat(wrong(rules, words("vins"))).containsExactly(StudioField.WITH_KEY_START);
  }

  @Test
  void a_key_is_not_that_of_an_id_which_only_looks_alike_in_the_environment() {
    StudioId dots = new StudioId("a.dance.co");
    Map<String, String> same =
        Map.of("a.dance.co", "sesame", "a-dance-co", "sesame", "a_dance_co", "sesame");
    StudioRules rules = rules(same, List.of(), dots, withKey());
    StudioWords thief =
        withKey(StudioField.WITH_KEY_START, "https://evil.example/?k={key}")
            .with(changes(StudioField.START, ""));

    for (String id : List.of("a-dance-co", "a_dance_co")) {
      StudioId other = new StudioId(id);
      assertThat(rules.sharesVariables(other)).contains(dots);
      Studio studio = rules.studio(other, thief).orElseThrow();
      assertThat(studio.start()).isEqualTo(URI.create("https://evil.example/?k="));
      assertThat(studio.missingKey()).isEqualTo("studio." + id + ".key");
    }
    assertThat(rules.sharesVariables(dots)).isEmpty();
    assertThat(rules.studio(dots, withKey()).orElseThrow().start().toString()).contains("sesame");
  }

  @Test
  void a_stored_address_gets_the_key_only_where_the_configuration_sends_it_now() {
    StudioRules rules = rules(Map.of("vins", "sesame"), List.of(), VINS, withKey());

    for (String elsewhere :
        List.of("https://evil.example/?k={key}", "https://{key}.booking.example/")) {
      StudioWords stored =
          withKey(StudioField.WITH_KEY_START, elsewhere).with(changes(StudioField.START, ""));
      assertThat(rules.studio(VINS, stored).stream())
          .as(elsewhere)
          .allSatisfy(
              studio -> {
                assertThat(studio.start().toString()).doesNotContain("sesame");
                assertThat(studio.missingKey()).isEqualTo("studio.vins.key");
              });
      assertThat(
              rules
                  .studio(VINS, withKey(StudioField.WITH_KEY_START, elsewhere))
                  .orElseThrow()
                  .start())
          .isEqualTo(URI.create("https://vins.example/list"));
    }
    StudioRules free = rules(Map.of("vins", "sesame"), List.of());
    assertThat(
            free
                .studio(VINS, withKey(StudioField.WITH_KEY_START, "https://{key}.evil.example/"))
                .stream())
        .allSatisfy(studio -> assertThat(studio.start().toString()).doesNotContain("sesame"));
  }

  @Test
  void a_private_site_is_open_only_where_the_configuration_opens_it() {
    StudioWords inside =
        words("x", StudioField.INTERNAL, "true", StudioField.START, "http://Intranet:8080/a");
    StudioWords wanted =
        words("y", StudioField.INTERNAL, "true", StudioField.START, "http://intranet:8080/b");
    StudioWords other =
        words("y", StudioField.INTERNAL, "true", StudioField.START, "http://intranet:9090/b");

    assertThat(wrong(rules(), wanted)).containsExactly(StudioField.INTERNAL);
    assertThat(rules().studio(VINS, wanted).orElseThrow().internal()).isFalse();
    assertThat(wrong(rules(INN, inside), wanted)).isEmpty();
    assertThat(rules(INN, inside).studio(VINS, wanted).orElseThrow().internal()).isTrue();
    assertThat(wrong(rules(INN, inside), other)).containsExactly(StudioField.INTERNAL);
    assertThat(wrong(rules(Map.of(), List.of("INTRANET")), other)).isEmpty();
    assertThat(wrong(rules(Map.of(), List.of("intranet:9090")), other)).isEmpty();
    assertThat(wrong(rules(Map.of(), List.of("intranet:80")), other))
        .containsExactly(StudioField.INTERNAL);
  }

  @Test
  void a_key_that_is_the_whole_address_opens_no_private_site() {
    StudioWords inside = withKey(StudioField.INTERNAL, "true");
    StudioRules rules = rules(Map.of("vins", "http://10.0.0.1/list"), List.of("booking.example"));

    assertThat(rules.studio(VINS, inside).orElseThrow().start())
        .isEqualTo(URI.create("http://10.0.0.1/list"));
    assertThat(rules.studio(VINS, inside).orElseThrow().internal()).isFalse();
  }

  @Test
  void no_sentence_repeats_what_may_be_a_secret() {
    StudioRules rules = rules(Map.of("vins", "sesame"), List.of(), VINS, withKey());

    String told =
        rules
            .problems(VINS, withKey(StudioField.WITH_KEY_START, "https://e.example/?key=oops"))
            .stream()
            .map(FieldProblem::sentence)
            .toList()
            .toString();

    assertThat(told)
        .contains("with_key_start must be an address at https://booking.example:443")
        .doesNotContain("oops", "sesame");
  }
}
