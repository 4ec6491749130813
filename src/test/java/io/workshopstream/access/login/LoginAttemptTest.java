package io.workshopstream.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser keeps of a login that it began. */
class LoginAttemptTest {

  @Test
  void a_login_goes_on_from_its_cookie() {
    LoginAttempt begun =
        LoginAttempt.random(new SecureRandom(), ReturnAddress.of("/api/workshops?day=1&x='2'"));

    LoginAttempt back = LoginAttempt.parse(begun.words()).orElseThrow();

    assertThat(back.state()).isEqualTo(begun.state());
    assertThat(back.nonce()).isEqualTo(begun.nonce());
    assertThat(back.verifier()).isEqualTo(begun.verifier()).hasSize(43);
    assertThat(back.page()).isEqualTo(begun.page());
    assertThat(Set.of(begun.state(), begun.nonce(), begun.verifier())).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b", "wst_x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA."})
  void a_cookie_that_is_none_begins_nothing(String cookie) {
    assertThat(LoginAttempt.parse(cookie)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/index.html", "/api-docs/", "/test_streaming_client.html?a=b&c=%2F"})
  void a_page_of_ours_is_gone_back_to(String page) {
    assertThat(ReturnAddress.of(page).path()).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/x\r\nSet-Cookie: a=b",
        "/\"><script>",
        "javascript:alert(1)",
        " /x",
        "/ü",
        "/api/streaming/refresh-workshops",
        "/%61pi/streaming/refresh-workshops",
        "/api-docs/../api/streaming/refresh-workshops",
        "/index.html/../api/streaming/refresh-workshops",
        "/ws/runs",
        "/api/session/login",
        "/api/session/login/callback?code=x"
      })
  void another_place_is_not(String page) {
    assertThat(ReturnAddress.of(page).path()).isEqualTo("/test_streaming_client.html");
  }

  @Test
  void a_page_that_is_too_long_or_none_is_not() {
    assertThat(ReturnAddress.of("/?" + "x".repeat(500)).path()).startsWith("/test");
    assertThat(ReturnAddress.of(null).path()).startsWith("/test");
  }

  @Test
  void the_page_that_leads_on_has_the_address_as_text() {
    assertThat(ReturnAddress.of("/?a='&b=2").html())
        .contains("content=\"0;url=/?a=&#39;&amp;b=2\"", "href=\"/?a=&#39;&amp;b=2\"");
  }
}
