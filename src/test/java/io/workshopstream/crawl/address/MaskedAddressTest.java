package io.workshopstream.crawl.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.crawl.page.CrawlRequest;
import io.workshopstream.crawl.page.Fetch;
import io.workshopstream.crawl.page.Page;
import io.workshopstream.crawl.page.Visit;
import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/p?apikey=abc&page=2, https://a.example/p?apikey=***&page=2",
    "https://a.example/p?API_KEY=abc, https://a.example/p?API_KEY=***",
    "https://a.example/p?x=1&access_token=t, https://a.example/p?x=1&access_token=***",
    "https://a.example/p?Signature=s&sig=s, https://a.example/p?Signature=***&sig=***",
    "https://a.example/p?client_secret=s&pwd=s, https://a.example/p?client_secret=***&pwd=***",
    "https://a.example/p?id=a1b2c3d4e5f6a7b8, https://a.example/p?id=***",
    "https://a.example/p?id=0f8fad5b-d9cb-469f-a165-70867728950e, https://a.example/p?id=***",
    "https://a.example/p?a1b2c3d4e5f6a7b8, https://a.example/p?***",
    "https://a.example/p#access_token=t, https://a.example/p#access_token=***",
    "https://a.example/p;jsessionid=12, https://a.example/p;jsessionid=***",
    "https://me:pw@a.example/p, https://***@a.example/p",
    "https://a.example/p?city=bangalore&page=12, https://a.example/p?city=bangalore&page=12",
    "https://a.example/p?q=bollywoodworkshop, https://a.example/p?q=bollywoodworkshop",
    "https://a.example/p?n=1234567890123456789, https://a.example/p?n=1234567890123456789",
    "https://a.example/p?flag&key=, https://a.example/p?flag&key=",
    "https://a.example/Event/slug/1071/0, https://a.example/Event/slug/1071/0"
  })
  void secrets_are_masked_and_nothing_else(String address, String shown) {
    assertThat(MaskedAddress.of(URI.create(address))).isEqualTo(shown);
  }

  @Test
  void a_long_address_is_shortened_inside() {
    String shown = MaskedAddress.of(URI.create("https://a.example/" + "x".repeat(500) + "/end"));
    assertThat(shown).hasSizeLessThan(210).startsWith("https://a.example/x").endsWith("x/end");
    assertThat(shown).contains("…");
  }

  @Property
  void a_key_never_shows_wherever_it_stands(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 5, max = 40) String key) {
    String secret = "K" + key + "9";
    URI address = URI.create("https://" + secret + "@a.example/p?x=1&apiKey=" + secret + "&y=2");
    assertThat(MaskedAddress.of(address)).doesNotContain(secret);
  }

  @Test
  void values_that_carry_an_address_never_show_its_key() {
    URI start = URI.create("https://a.example/list?apikey=topsecret");
    CrawlRequest order = new CrawlRequest(start, "/Event/", 1, false, false);
    Fetch.Failed failed = new Fetch.Failed(start, Fetch.Reason.BAD_STATUS, "503", 1);
    Page page = new Page(start, start, Page.Kind.HTML, "");
    assertThat(order + " " + failed + " " + new Visit(start, 0, failed) + new Fetch.Read(page))
        .doesNotContain("topsecret");
  }
}
