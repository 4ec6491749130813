package io.workshopstream.notice.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

  @Test
  void it_signs_as_the_example_of_standard_webhooks_does() {
    SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    String signature =
        secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_new_one_has_32_octets_and_is_not_shown() {
    SigningSecret secret = SigningSecret.random(new Random(7));

    assertThat(secret.value()).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.value().substring(6))).hasSize(32);
    assertThat(secret).hasToString("whsec_***");
    assertThat(secret).isNotEqualTo(SigningSecret.random(new Random(8)));
  }
}
