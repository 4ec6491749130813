package io.workshopstream.crawl.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressNormaliserTest {

  private static final URI BASE = URI.create("https://studio.example/a/");

  @ParameterizedTest
  @CsvSource({
    "HTTPS://Studio.EXAMPLE/A, https://studio.example/A",
    "https://studio.example:443/a, https://studio.example/a",
    "http://studio.example:80/a, http://studio.example/a",
    "http://studio.example:443/a, http://studio.example:443/a",
    "https://studio.example, https://studio.example/",
    "https://studio.example./a, https://studio.example/a",
    "https://studio.example/%7Ea%2fb%c3%a9, https://studio.example/~a%2Fb%C3%A9",
    "https://studio.example/a/%2E%2e/b, https://studio.example/b",
    "https://studio.example/a?b=%7E#c, https://studio.example/a?b=%7E",
    "https://my_studio.example/A, https://my_studio.example/A"
  })
  void spellings_of_one_address_have_one_form(String spelled, String normal) {
    assertThat(AddressNormaliser.normal(URI.create(spelled), true)).isEqualTo(URI.create(normal));
  }

  @ParameterizedTest
  @CsvSource({
    "https://studio.example/a/, https://studio.example/a, true",
    "https://studio.example/, https://studio.example, true",
    "https://studio.example/a/?x=1, https://studio.example/a?x=1, true",
    "https://studio.example/a?x=1, https://studio.example/a?x=2, false",
    "https://studio.example/A, https://studio.example/a, false",
    "https://studio.example/a%2Fb, https://studio.example/a/b, false",
    "http://studio.example/a, https://studio.example/a, false"
  })
  void keys_tell_pages_apart_but_not_their_closing_slash(String one, String other, boolean same) {
    assertThat(key(one).equals(key(other))).isEqualTo(same);
  }

  private static String key(String address) {
    return AddressNormaliser.key(AddressNormaliser.normal(URI.create(address), true));
  }

  @Property
  void normal_form_of_a_normal_form_is_itself(
      @ForAll
          @Chars({'/', '.', '%', '2', 'e', 'E', '4', '1', '?', '#', '@', ':', ' ', '~', '_', '7'})
          @CharRange(from = 'A', to = 'D')
          String reference,
      @ForAll boolean keepQuery) {
    Optional<URI> normal =
        AddressParser.resolve(BASE, reference)
            .map(address -> AddressNormaliser.normal(address, keepQuery));
    normal.ifPresent(once -> assertThat(AddressNormaliser.normal(once, keepQuery)).isEqualTo(once));
  }

  @Property
  void no_address_makes_it_fail(@ForAll String reference) {
    AddressParser.resolve(BASE, reference)
        .ifPresent(
            address -> {
              URI normal = AddressNormaliser.normal(address, true);
              assertThat(AddressNormaliser.key(normal)).isNotEmpty();
            });
  }
}
