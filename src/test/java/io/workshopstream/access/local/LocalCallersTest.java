package io.workshopstream.access.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCallersTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8008", "127.0.0.1:80", "[::1]:8008", "LOCALHOST"})
  void these_hosts_are_this_machine(String host) {
    assertThat(LocalCallers.isLocalName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "127.0.0.nip.io",
        "127.0.0.2",
        "a b",
        "",
        ":80",
        "@"
      })
  void dns_rebinding_a_foreign_name_for_a_local_address_is_not_this_machine(String host) {
    assertThat(LocalCallers.isLocalName(host)).isFalse();
  }
}
