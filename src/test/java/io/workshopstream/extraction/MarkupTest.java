package io.workshopstream.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.extraction.claim.Field;
import org.junit.jupiter.api.Test;

/** Events that attributes and classes mark for machines, and tags in a page's head. */
class MarkupTest {

  @Test
  void microdata_nests_its_place_its_people_and_its_offers() {
    String page =
        """
        <li itemscope itemtype="http://schema.org/DanceEvent"><span itemprop="name">Dusk</span>
        <meta itemprop="startDate" content="2026-02-16T19:30">
        <div itemprop="location" itemscope itemtype="http://schema.org/Place">
          <span itemprop="name">River Hall</span></div>
        <div itemprop="performer" itemscope itemtype="http://schema.org/Person">
          <span itemprop="name">Asha Rao</span></div>
        <div itemprop="offers" itemscope itemtype="http://schema.org/AggregateOffer">
          <span itemprop="lowPrice">250</span><meta itemprop="priceCurrency" content="INR">
          <a itemprop="url" href="/buy/1">Buy</a></div></li>""";
    assertThat(
            Read.lines(
                Read.by("microdata", page),
                Field.NAME,
                Field.START,
                Field.PLACE,
                Field.PERFORMER,
                Field.PRICE,
                Field.BOOKING_URL))
        .containsExactly(
            "Dusk | 2026-02-16T19:30 | River Hall | Asha Rao | INR 250 | https://studio.example/buy/1");
  }

  @Test
  void microdata_may_refer_to_what_stands_elsewhere() {
    String page =
        """
        <p id="when"><time itemprop="startDate" datetime="2026-02-16">16 Feb</time></p>
        <div itemscope itemtype="https://schema.org/Event" itemref="when"><b itemprop="name">Jam</b></div>""";
    assertThat(Read.lines(Read.by("microdata", page), Field.NAME, Field.START))
        .containsExactly("Jam | 2026-02-16");
  }

  @Test
  void rdfa_lite_nests_items_by_property() {
    String page =
        """
        <div vocab="http://schema.org/" typeof="EducationEvent"><h1 property="name">Open Talk</h1>
        <time property="startDate" content="2026-02-24T18:30">6:30</time>
        <div property="location" typeof="Place"><span property="name">Civic Hub</span></div>
        <a property="performer" typeof="Person" href="/a"><span property="name">Ann Lee</span></a>
        </div>""";
    assertThat(
            Read.lines(
                Read.by("rdfa", page), Field.NAME, Field.START, Field.PLACE, Field.PERFORMER))
        .containsExactly("Open Talk | 2026-02-24T18:30 | Civic Hub | Ann Lee");
  }

  @Test
  void older_rdfa_names_its_vocabulary_by_a_prefix_and_nests_by_relation() {
    String page =
        """
        <div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Event">
        <a href="/e" rel="v:url" property="v:summary">Blues Day</a>
        <span property="v:startDate" content="2026-02-27T15:00">Friday</span>
        <span rel="v:location"><span typeof="v:Organization"><b property="v:name">Park</b></span></span>
        </div>""";
    assertThat(Read.lines(Read.by("rdfa", page), Field.NAME, Field.START, Field.PLACE, Field.URL))
        .containsExactly("Blues Day | 2026-02-27T15:00 | Park | https://studio.example/e");
  }

  @Test
  void an_h_event_keeps_its_name_apart_from_the_name_of_its_place() {
    String page =
        """
        <div class="h-event"><span class="p-location h-card"><a class="p-name u-url" href="/loft">Loft</a>
        </span><b class="p-name">Club Night</b> <time class="dt-start" datetime="2026-02-09 18:30">Mon</time>
        <time class="dt-end" datetime="20:30">half past eight</time></div>""";
    assertThat(
            Read.lines(
                Read.by("microformats", page), Field.NAME, Field.START, Field.END, Field.PLACE))
        .containsExactly("Club Night | 2026-02-09 18:30 | 20:30 | Loft");
  }

  @Test
  void hcalendar_gives_machine_values_in_titles_and_in_pieces() {
    String page =
        """
        <div class="vevent"><span class="summary">Conf</span>
          <abbr class="dtstart" title="2026-02-05">Feb 5</abbr> <i class="location">Argent Hotel</i></div>
        <div class="vevent"><span class="summary">Party</span><span class="dtstart">
          <span class="value">2026-02-06</span> at <span class="value">19:00</span></span></div>""";
    assertThat(Read.lines(Read.by("microformats", page), Field.NAME, Field.START, Field.PLACE))
        .containsExactly("Conf | 2026-02-05 | Argent Hotel", "Party | 2026-02-06 19:00 | -");
  }

  @Test
  void an_h_event_without_a_day_is_none() {
    assertThat(Read.by("microformats", "<p class='h-event'><b class='p-name'>Once</b></p>"))
        .isEmpty();
  }

  @Test
  void open_graph_tells_of_an_event_where_it_gives_the_start() {
    String head = "<meta property='og:title' content='Night Market'>";
    String start = "<meta property='event:start_time' content='2026-02-18T18:00:00+05:30'>";
    assertThat(Read.lines(Read.by("opengraph", head + start), Field.NAME, Field.START))
        .containsExactly("Night Market | 2026-02-18T18:00:00+05:30");
    assertThat(Read.by("opengraph", head)).isEmpty();
  }

  @Test
  void links_that_add_an_event_to_a_calendar_tell_all_about_it() {
    String page =
        """
        <a href="https://calendar.google.com/calendar/render?action=TEMPLATE&text=Demo+Day\
        &dates=20260219T150000Z/20260219T180000Z&location=Tech+Hall">Add</a>
        <a href="https://outlook.live.com/calendar/0/deeplink/compose?subject=Jam&startdt=2026-02-20T10:00">+</a>
        <a href="https://studio.example/calendar?text=Nothing&dates=1/2">Calendar</a>""";
    assertThat(
            Read.lines(
                Read.by("calendar-link", page), Field.NAME, Field.START, Field.END, Field.PLACE))
        .containsExactly(
            "Demo Day | 20260219T150000Z | 20260219T180000Z | Tech Hall",
            "Jam | 2026-02-20T10:00 | - | -");
  }
}
