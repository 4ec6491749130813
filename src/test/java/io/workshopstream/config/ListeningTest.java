package io.workshopstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, localhost",
    "::, localhost",
    "127.0.0.1, localhost",
    "127.0.0.2, 127.0.0.2",
    "10.0.0.5, 10.0.0.5",
    "workshops.internal, workshops.internal",
    "::1, [::1]",
    "fd00::5, [fd00::5]"
  })
  void the_server_is_asked_for_its_page_where_it_listens(String address, String host) {
    assertThat(new Listening(address, 8008, true).page())
        .hasToString("http://" + host + ":8008/test_streaming_client.html");
  }
}
