package io.workshopstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  private final AccessRules rules = new AccessRules(false, Set.of("https://Portal.example.org"));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8008, localhost:8008",
    "https://localhost:8008, localhost:8008",
    "https://workshops.example.org, Workshops.example.org",
    "https://portal.example.org, workshops.example.org",
  })
  void our_own_pages_and_listed_origins_may_call(String origin, String host) {
    assertThat(rules.allows(origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, localhost:8008",
    "http://localhost:8009, localhost:8008",
    "null, localhost:8008",
    "https://portal.example.org.evil.example, localhost:8008",
    "http://localhost:8008.evil.example, localhost:8008",
    "localhost:8008, localhost:8008",
  })
  void other_origins_may_not(String origin, String host) {
    assertThat(rules.allows(origin, host)).isFalse();
  }

  @Test
  void a_request_without_a_host_is_nobody_s_own() {
    assertThat(rules.allows("http://localhost", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8008", "127.0.0.1:80", "[::1]:8008", "LOCALHOST"})
  void these_hosts_are_this_machine(String host) {
    assertThat(AccessRules.isLocalName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "a b",
        "",
        ":80",
        "@"
      })
  void dns_rebinding_a_foreign_name_for_a_local_address_is_not_this_machine(String host) {
    assertThat(AccessRules.isLocalName(host)).isFalse();
  }
}
