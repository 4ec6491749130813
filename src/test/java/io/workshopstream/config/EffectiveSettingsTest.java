package io.workshopstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.config.EffectiveSettings.Effective;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

  private static Effective of(String key, Map<String, String> set) {
    return EffectiveSettings.of(new GivenConfig(set)).stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_setting_that_nobody_set_is_shown_with_its_default() {
    Effective shown = of("run.parallel", Map.of());

    assertThat(shown.value()).isEqualTo("8");
    assertThat(shown.source()).isEqualTo("defaults");
    assertThat(shown.isDefault()).isTrue();
  }

  @Test
  void a_setting_that_somebody_set_is_shown_with_where_that_was() {
    Effective shown = of("run.parallel", Map.of("run.parallel", "3"));

    assertThat(shown.value()).isEqualTo("3");
    assertThat(shown.isDefault()).isFalse();
    assertThat(shown.source()).isNotEqualTo("defaults");
  }

  @Test
  void a_setting_under_its_old_name_is_shown_under_the_new_one() {
    assertThat(of("run.queue-capacity", Map.of("run.queued", "7")).value()).isEqualTo("7");
  }

  @Test
  void secrets_are_masked_and_say_only_whether_they_are_set() {
    Map<String, String> set =
        Map.of(
            "database.password", "hunter22",
            "model.key", "sk-0123456789",
            "mail.password", "postbox",
            "access.login.client-secret", "s3cret",
            "studio.vins.dance.co.key", "a-studio-key",
            "database.url", "jdbc:postgresql://joe:hunter22@db/w?user=joe&password=hunter22");

    assertThat(EffectiveSettings.of(new GivenConfig(set)).toString())
        .doesNotContain("hunter22", "sk-0123456789", "postbox", "s3cret", "a-studio-key")
        .contains("jdbc:postgresql://");
    assertThat(of("database.password", set).value()).isEqualTo("***");
    assertThat(of("database.password", Map.of("database.password", "")).value()).isEmpty();
  }

  @Test
  void settings_of_a_studio_are_shown_too() {
    assertThat(of("studio.vins.dance.co.name", Map.of()).value()).isEqualTo("Vins Dance Co");
  }
}
