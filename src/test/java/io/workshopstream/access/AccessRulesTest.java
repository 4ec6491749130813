package io.workshopstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

  private final AccessRules rules =
      new AccessRules(false, false, Set.of("https://Portal.example.org"), Duration.ofDays(1));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8008, localhost:8008",
    "https://localhost:8008, localhost:8008",
    "https://workshops.example.org, Workshops.example.org",
    "https://portal.example.org, workshops.example.org",
  })
  void our_own_pages_and_listed_origins_may_call(String origin, String host) {
    assertThat(rules.allows(origin, host, false)).isTrue();
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
    assertThat(rules.allows(origin, host, false)).isFalse();
  }

  @Test
  void a_request_without_a_host_is_nobody_s_own() {
    assertThat(rules.allows("http://localhost", null, false)).isFalse();
  }

  @Test
  void behind_tls_a_page_that_came_without_is_not_ours() {
    assertThat(rules.allows("https://workshops.example", "workshops.example", true)).isTrue();
    assertThat(rules.allows("http://workshops.example", "workshops.example", true)).isFalse();
  }
}
