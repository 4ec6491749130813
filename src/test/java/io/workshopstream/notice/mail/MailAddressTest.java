package io.workshopstream.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"admin@studio.example", "a.b+c@x.example", "root@localhost"})
  void a_mailbox_is_one(String text) {
    assertThat(MailAddress.parse(text)).contains(new MailAddress(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@x.example",
        "a@",
        "a@x.example, b@x.example",
        "a@x.example\r\nBcc: b@x.example",
        "a@x.example\nBcc:b@x.example",
        "Anvi <a@x.example>",
        "a b@x.example",
        "a@x..example",
        "a\u2028@x.example",
        "\"a\"@x.example",
        "a@[127.0.0.1]"
      })
  void all_else_is_none(String text) {
    assertThat(MailAddress.parse(text)).isEmpty();
  }

  @Test
  void blanks_around_it_do_not_matter_and_length_does() {
    assertThat(MailAddress.parse(" a@x.example ")).isPresent();
    assertThat(MailAddress.parse("a@" + "x".repeat(60) + ".example".repeat(40))).isEmpty();
  }
}
