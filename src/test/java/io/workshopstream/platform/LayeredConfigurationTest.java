package io.workshopstream.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings without MicroProfile Config, by its rules. */
class LayeredConfigurationTest {

  private static LayeredConfiguration configuration(
      Map<String, String> properties, Map<String, String> variables, Map<String, String> file) {
    return new LayeredConfiguration(
        List.of(
            new Layer("properties", () -> properties, false),
            new Layer("environment", () -> variables, true),
            new Layer("file", () -> file, false),
            Layer.defaults()));
  }

  private static LayeredConfiguration variables(Map<String, String> variables) {
    return configuration(Map.of(), variables, Map.of());
  }

  @Test
  void the_first_source_that_has_a_setting_counts() {
    Map<String, String> four = Map.of("run.parallel", "4");
    Map<String, String> five = Map.of("RUN_PARALLEL", "5");
    Map<String, String> six = Map.of("run.parallel", "6");

    assertThat(configuration(four, five, six).text("run.parallel")).contains("4");
    assertThat(configuration(Map.of(), five, six).text("run.parallel")).contains("5");
    assertThat(configuration(Map.of(), Map.of(), six).text("run.parallel")).contains("6");
    assertThat(variables(Map.of()).text("run.parallel")).contains("8");
  }

  @Test
  void a_setting_that_is_set_to_nothing_hides_those_of_later_sources() {
    assertThat(variables(Map.of("RUN_PARALLEL", "")).text("run.parallel")).isEmpty();
  }

  @Test
  void an_environment_variable_is_found_by_each_of_its_three_names() {
    assertThat(variables(Map.of("run.log-bytes", "1")).text("run.log-bytes")).contains("1");
    assertThat(variables(Map.of("run_log_bytes", "2")).text("run.log-bytes")).contains("2");
    assertThat(variables(Map.of("RUN_LOG_BYTES", "3")).text("run.log-bytes")).contains("3");
  }

  @Test
  void a_property_is_found_by_its_own_name_only() {
    Map<String, String> upper = Map.of("RUN_PARALLEL", "4");

    assertThat(configuration(upper, Map.of(), Map.of()).text("run.parallel")).contains("8");
  }

  @Test
  void the_profile_s_value_comes_before_the_plain_one_of_its_source_and_not_of_an_earlier_one() {
    LayeredConfiguration sample = variables(Map.of("MP_CONFIG_PROFILE", "sample"));
    assertThat(sample.text("sample.enabled")).contains("true");
    assertThat(sample.text("database.url"))
        .hasValueSatisfying(u -> assertThat(u).contains("sample"));

    LayeredConfiguration off =
        variables(Map.of("MP_CONFIG_PROFILE", "sample", "SAMPLE_ENABLED", "false"));
    assertThat(off.text("sample.enabled")).contains("false");
  }

  @Test
  void values_name_others_through_all_sources() {
    LayeredConfiguration moved =
        variables(Map.of("MP_CONFIG_PROFILE", "sample", "SERVER_PORT", "9000"));

    assertThat(moved.text("studio.manifestbytmn.start"))
        .contains("http://localhost:9000/sample/manifest/");
  }

  @Test
  void a_value_says_where_it_comes_from() {
    LayeredConfiguration some = variables(Map.of("RUN_PARALLEL", "5"));

    assertThat(some.origin("run.parallel"))
        .contains(new Configuration.Origin("5", "environment", false));
    assertThat(some.origin("run.queue-capacity"))
        .contains(new Configuration.Origin("32", "defaults", true));
    assertThat(some.origin("no.such.thing")).isEmpty();
    assertThat(some.names()).contains("RUN_PARALLEL", "run.parallel");
    assertThat(some.described()).contains("properties, environment, file, defaults");
  }

  @Test
  void a_file_is_read_in_utf_8_and_one_that_cannot_be_read_is_none(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("workshops.properties");
    Files.writeString(file, "access.login.name=Prüfstelle\n");

    assertThat(Layer.file(file))
        .hasValueSatisfying(
            layer -> assertThat(layer.find("access.login.name")).isEqualTo("Prüfstelle"));
    assertThat(Layer.file(folder.resolve("missing.properties"))).isEmpty();
    assertThat(Layer.file(folder)).isEmpty();
  }
}
