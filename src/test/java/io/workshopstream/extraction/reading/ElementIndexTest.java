package io.workshopstream.extraction.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementIndexTest {

  private static final Document PAGE =
      Jsoup.parse(
          "<main id=a><article class='card x'><h2>One</h2><time datetime=1>1</time></article>"
              + "<p itemscope>p</p><script type='application/ld+json'>{}</script></main>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "article",
        "h2",
        "time[datetime]",
        "[class*=card]",
        "[id]",
        "[itemscope]",
        "[datetime]",
        "script[type*=ld+json]",
        "article>h2",
        "main h2",
        "article>h2+time",
        "article, h2",
        ".card",
        "*"
      })
  void all_that_a_selector_names_are_among_those_that_may_match(String selector) {
    ElementIndex index = new ElementIndex(PAGE.getAllElements());

    assertThat(PAGE.select(selector)).isNotEmpty();
    assertThat(index.mayMatch(selector)).containsAll(PAGE.select(selector));
  }
}
