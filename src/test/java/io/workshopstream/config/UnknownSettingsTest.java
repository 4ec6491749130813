package io.workshopstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is no setting is told with the one that was meant. */
class UnknownSettingsTest {

  private final UnknownSettings settings =
      new UnknownSettings(KnownSettings.with(List.of("vins.dance.co")));

  @ParameterizedTest
  @CsvSource({
    "run.pararell, run.parallel",
    "RUN_PARARELL, RUN_PARALLEL",
    "crawl.browser.ulr, crawl.browser.url",
    "studio.vins.dance.co.zoen, studio.vins.dance.co.zone",
    "studio.vnis.dance.co.start, studio.vins.dance.co.start",
    "studio.vins.dance.co.shedule, studio.vins.dance.co.schedule",
    "schedule.jiter, schedule.jitter",
    "DATABASE_PASWORD, DATABASE_PASSWORD",
    "server.prot, server.port",
    "server.settings-fil, server.settings-file",
    "rate.cals, rate.calls",
    "notice.timeot, notice.timeout",
    "mail.hots, mail.host",
    "NODE_NMAE, NODE_NAME"
  })
  void a_setting_that_is_misspelt_is_told_with_the_nearest_one(String name, String meant) {
    assertThat(settings.warnings(List.of(name)))
        .containsExactly(name + " is not a setting; did you mean " + meant + "?");
  }

  @Test
  void a_name_below_our_prefix_that_is_near_to_nothing_is_told_too() {
    assertThat(settings.warnings(List.of("stream.something-quite-different")))
        .containsExactly("stream.something-quite-different is not a setting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "ACCESS_TOKEN",
        "DATABASE_HOST",
        "RUN_ID",
        "STREAM",
        "MODEL_REGISTRY_URI",
        "server.shutdown-hook",
        "mail.smtp.host",
        "log.level",
        "node.modules.path",
        "java.version",
        "payara.instance.type",
        "run",
        "it.port",
        "RUN_PARALLEL",
        "run.parallel",
        "studio.ids",
        "studio.added_by_the_api.key",
        "YOACTIV_API_KEY_MANIFEST_BY_TMN",
        "STUDIO_VINS_DANCE_CO_ZONE",
        "studio.vins.dance.co.zone"
      })
  void names_of_other_programs_and_right_ones_are_left_alone(String name) {
    assertThat(settings.warnings(List.of(name))).isEmpty();
  }
}
