package io.workshopstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.studio.StudioRules;
import io.workshopstream.studio.field.StudioField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that cannot work is named, with what was there and what must be; all at once. */
class SettingsTest {

  private static List<String> told(Map<String, String> changes) {
    return new Settings(new GivenConfig(changes))
        .problems().stream().map(SettingProblem::sentence).toList();
  }

  @Test
  void the_defaults_are_right() {
    assertThat(told(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          run.parallel                    | abc            | "abc"; it must be a whole number from 1 to 16
          run.parallel                    | 17             | "17"; it must be a whole number from 1 to 16
          run.parallel                    | ''             | not set; it must be a whole number from 1 to 16
          run.parallel                    | 99999999999999999999 | whole number
          run.timeout            | 30m            | "30m"; it must be an ISO 8601 duration, such as PT30S or PT5M
          run.timeout            | -PT1M          | ISO 8601 duration
          run.retention-time                    | P99999999D     | ISO 8601 duration
          stream.open-limit               | -1             | "-1"; it must be a whole number from 1 to 1000000
          stream.abandoned-run            | stop           | "stop"; it must be one of continue, cancel
          stream.abandoned-run-grace          | soon           | ISO 8601 duration
          crawl.attempts                  | 0              | "0"; it must be a whole number from 1 to 100
          crawl.browser.url               | localhost:9515 | "localhost:9515"; it must be an address that begins with http://
          access.everyone                 | ja             | "ja"; it must be true or false
          access.origins                  | admin.example.org | "admin.example.org"; it must be web origins with their scheme
          access.origins                  | https://a.example,https://b.example/path | "https://b.example/path"; it must be web origins
          mp.jwt.verify.publickey.algorithm | HS256        | "HS256"; it must be some of
          mp.jwt.verify.publickey.algorithm | RS256,none   | it must be some of
          mp.jwt.verify.clock.skew        | 301            | "301"; it must be a whole number from 0 to 300
          mp.jwt.verify.token.age         | 0              | "0"; it must be a whole number from 1
          access.login.name               | ''             | not set; it must be given
          access.login.client-secret-file | /no/such/file  | "/no/such/file"; it must be the path of a file with the secret in it
          access.sso.role-claim           | ''             | not set; it must be given
          normalisation.min-confidence            | 2              | "2"; it must be a number from 0.0 to 1.0
          normalisation.min-confidence            | NaN            | a number from 0.0 to 1.0
          refresh.at-first-start          | maybe          | true or false
          database.url                    | jdbc:mysql://host/db?password=secret | "jdbc:mysql:…"; it must be an address that begins with jdbc:h2: or jdbc:postgresql:
          database.url                    | jdbc:h2:file:./data/x;INIT=RUNSCRIPT FROM 'http://evil.example/x' | an address without INIT and AUTO_SERVER
          database.url                    | jdbc:h2:./data/x;DB_CLOSE_ON_EXIT=FALSE;auto_server=true | an address without INIT and AUTO_SERVER
          database.url                    | jdbc:h2:mem:x; Auto_Server_Port = 9090 | an address without INIT and AUTO_SERVER
          health.disk-free-bytes          | 100 MB         | "100 MB"; it must be a whole number from 0 to 1000000000000000
          health.disk-free-bytes          | -1             | "-1"; it must be a whole number from 0 to 1000000000000000
          health.disk-free-bytes          | 1000000000000001 | "1000000000000001"; it must be a whole number from 0
          server.port                     | 70000          | "70000"; it must be a whole number from 1 to 65535
          server.address                  | 10.0.0.5:8008  | "10.0.0.5:8008"; it must be an address such as 0.0.0.0 or 10.0.0.5, or a name
          server.address                  | http://db/     | "http://db/"; it must be an address such as
          studio.ids                      | ''             | not set; it must be the ids of one studio or more
          studio.ids                      | Vins Dance     | a list of ids
          studio.ids                      | vins.dance.co,vins.dance.co | no id twice
          studio.vins.dance.co.start      | www.vins       | "www.vins"; it must be an address that begins with http://
          studio.vins.dance.co.prefix     | events         | "events"; it must be an address
          studio.vins.dance.co.zone       | Asia/Bombay2   | "Asia/Bombay2"; it must be the name of a time zone, such as Asia/Kolkata
          studio.vins.dance.co.rendering  | maybe          | "maybe"; it must be one of auto, never, always
          studio.vins.dance.co.enabled    | ja             | "ja"; it must be true or false
          studio.vins.dance.co.schedule   | 0 5 * *        | "0 5 * *"; it must be minute, hour, day of month, month and day of week as in UNIX cron, such as 0 5 * * *
          studio.vins.dance.co.schedule   | 60 5 * * *     | "60 5 * * *"; it must be minute, hour
          studio.vins.dance.co.schedule   | @daily         | "@daily"; it must be minute, hour
          studio.vins.dance.co.schedule   | 0 5 30 2 *     | and come some day
          schedule.jitter                 | five minutes   | "five minutes"; it must be an ISO 8601 duration, such as PT30S or PT5M
          schedule.jitter                 | -PT1S          | ISO 8601 duration
          notice.timeout                  | PT31S          | "PT31S"; it must be more than none and at most PT30S
          notice.timeout                  | PT0S           | at most PT30S
          notice.subscriptions            | 201            | "201"; it must be a whole number from 1 to 200
          notice.base-url                 | admin          | "admin"; it must be an address that begins with http://
          mail.from                       | nobody         | "nobody"; it must be a mailbox
          mail.tls                        | ssl            | "ssl"; it must be one of starttls, implicit, off
          studio.vins.dance.co.depth      | deep           | "deep"; it must be a whole number from 0 to 100
          studio.vins.dance.co.name       | ''             | not set; it must be given
          studio.vins.dance.co.start      | https://www.vins.example/?api_key=abc | has a value that cannot work; it must be an address without a secret in it
          studio.vins.dance.co.start      | https://me@www.vins.example/ | has a value that cannot work; it must be an address
          studio.vins.dance.co.prefix     | ''             | not set; it must be given, as start is
          studio.dance_n_addiction.with-key.start | https://{key}.example/ | an address with {key} behind the name of its host
          studio.dance_n_addiction.with-key.prefix | ''    | not set; it must be given, as with_key_start is
          studio.internal-hosts           | a.example,http://b.example | "http://b.example"; it must be names or addresses of hosts
          """)
  void a_value_that_cannot_work_is_named_with_what_it_must_be(
      String key, String value, String sentence) {
    assertThat(told(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + " ")
        .contains(sentence);
  }

  @Test
  void who_sends_mail_must_say_from_where_and_the_password_is_a_secret() {
    Map<String, String> given = Map.of("mail.host", "localhost", "mail.password", "geheim");

    assertThat(told(given)).singleElement().asString().startsWith("mail.from is not set");
    assertThat(new Settings(new GivenConfig(given)).secrets()).contains("geheim");
  }

  @Test
  void a_schedule_is_read_as_it_is_written_and_none_is_none() {
    StudioRules studios =
        new Settings(new GivenConfig(Map.of("studio.vins.dance.co.schedule", "*/30 5 * * mon-fri")))
            .studios();

    assertThat(studios.configured().entrySet())
        .filteredOn(studio -> studio.getValue().get(StudioField.SCHEDULE) != null)
        .singleElement()
        .satisfies(studio -> assertThat(studio.getKey().value()).isEqualTo("vins.dance.co"))
        .satisfies(
            studio ->
                assertThat(studio.getValue().text(StudioField.SCHEDULE))
                    .isEqualTo("*/30 5 * * mon-fri"));
  }

  @Test
  void a_studio_with_a_key_needs_a_place_for_it() {
    assertThat(told(Map.of("studio.vins.dance.co.key", "sesame")))
        .containsExactly(
            "studio.vins.dance.co.with-key.start is not set; it must be given, as the server has the"
                + " setting studio.vins.dance.co.key");
  }

  @Test
  void keys_of_studios_that_are_not_configured_are_secrets_too() {
    Settings settings =
        new Settings(new GivenConfig(Map.of("studio.added.later.key", "open sesame")));

    assertThat(settings.secrets()).contains("open sesame");
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void a_size_may_be_more_than_a_small_number_holds() {
    Settings settings =
        new Settings(new GivenConfig(Map.of("health.disk-free-bytes", "50000000000")));

    assertThat(settings.diskFreeBytes()).isEqualTo(50_000_000_000L);
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void all_wrong_values_are_told_at_once() {
    List<String> keys =
        new Settings(
                new GivenConfig(
                    Map.of(
                        "run.parallel", "abc",
                        "crawl.attempts", "0",
                        "studio.vins.dance.co.zone", "Asia/Bombay2",
                        "access.everyone", "ja")))
            .problems().stream().map(SettingProblem::key).toList();

    assertThat(keys)
        .containsExactlyInAnyOrder(
            "run.parallel", "crawl.attempts", "studio.vins.dance.co.zone", "access.everyone");
  }

  @ParameterizedTest
  @CsvSource({
    "mp.jwt.verify.audiences, workshops",
    "mp.jwt.verify.publickey.location, http://localhost/keys",
    "access.login.client-id, workshops",
    "access.login.address, https://workshops.example.org",
  })
  void what_belongs_to_an_issuer_does_not_go_without_one(String key, String value) {
    String issuer = key.startsWith("mp.") ? "mp.jwt.verify.issuer" : "access.login.issuer";

    assertThat(told(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(issuer + " is not set; it must be ");
  }

  @Test
  void an_issuer_of_logins_needs_a_client_and_an_address_without_a_path() {
    assertThat(told(Map.of("access.login.issuer", "https://login.example.org")))
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(" is")))
        .containsExactlyInAnyOrder("access.login.client-id", "access.login.address");
    assertThat(
            told(
                Map.of(
                    "access.login.issuer", "https://login.example.org",
                    "access.login.client-id", "workshops",
                    "access.login.client-secret", "sesame",
                    "access.login.client-secret-file", "/no/such/file",
                    "access.login.address", "https://workshops.example.org/app")))
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("an address without a path"))
        .anyMatch(sentence -> sentence.contains("must be empty then"))
        .noneMatch(sentence -> sentence.contains("sesame"));
  }

  @Test
  void a_secret_in_a_file_is_read_and_is_one_that_no_log_may_have(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), " sesame\n");
    Settings settings =
        new Settings(
            new GivenConfig(
                Map.of(
                    "access.login.issuer", "https://login.example.org",
                    "access.login.client-id", "workshops",
                    "access.login.client-secret-file", file.toString(),
                    "access.login.address", "https://workshops.example.org")));

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.login().orElseThrow().credentials().secret()).isEqualTo("sesame");
    assertThat(settings.secrets()).contains("sesame");
  }

  @Test
  void an_issuer_needs_an_audience_and_keys_and_those_in_one_place() {
    assertThat(told(Map.of("mp.jwt.verify.issuer", "https://login.example.org")))
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(" is")))
        .containsExactlyInAnyOrder("mp.jwt.verify.audiences", "mp.jwt.verify.publickey.location");
    assertThat(
            told(
                Map.of(
                    "mp.jwt.verify.issuer", "https://login.example.org",
                    "mp.jwt.verify.audiences", "workshops",
                    "mp.jwt.verify.publickey", "{}",
                    "mp.jwt.verify.publickey.location", "/no/such/file")))
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(" ")))
        .contains("mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location");
  }

  @Test
  void an_issuer_with_all_it_needs_is_right_also_on_this_machine() {
    assertThat(
            told(
                Map.of(
                    "mp.jwt.verify.issuer", "https://login.example.org",
                    "mp.jwt.verify.audiences", "workshops",
                    "mp.jwt.verify.publickey.location", "http://127.0.0.1:8080/keys")))
        .isEmpty();
  }

  @Test
  void a_studio_without_settings_and_a_model_without_a_name_are_told() {
    assertThat(told(Map.of("studio.ids", "new.one", "model.url", "http://localhost:11434/v1")))
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(" is")))
        .contains("studio.new.one.name", "studio.new.one.start", "model.name");
  }

  @Test
  void two_studios_with_the_same_environment_variables_are_told() {
    assertThat(told(Map.of("studio.ids", "new.one,new-one")).toString())
        .contains("studio.ids is \"new-one\"", "differ in more than dots");
  }

  @Test
  void no_key_and_no_password_is_repeated() {
    String sentences =
        told(Map.of(
                "studio.vins.dance.co.key", "http sesame",
                "studio.vins.dance.co.start", "ftp://user:sesame@host/",
                "model.url", "ftp://host/?key=sesame",
                "crawl.browser.url", "x://user:sesame@grid",
                "database.url", "sesame"))
            .toString();

    assertThat(sentences)
        .contains("studio.vins.dance.co", "model.url", "crawl.browser.url", "database.url")
        .doesNotContain("sesame");
  }

  @Test
  void each_setting_of_our_file_is_looked_at() {
    GivenConfig config = new GivenConfig(Map.of());
    new Settings(config).problems();

    Set<String> keys = KnownSettings.with(List.of());
    keys.remove("mp.openapi.scan.disable"); // which the server itself reads
    assertThat(keys.stream().filter(key -> !key.startsWith("studio.")).collect(Collectors.toSet()))
        .isSubsetOf(config.read);
  }
}
