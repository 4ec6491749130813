package io.workshopstream.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.Abroad;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What one library writes, another one reads. */
class CalendarTextTest {

  private static final Instant GONE = Instant.parse("2026-11-25T00:00:00Z");

  private static String written() {
    return CalendarText.of(
        "Dance workshops",
        List.of(
            Meetings.meeting("2026-12-05T17:00/19:30", 0, null),
            Meetings.meeting("2026-12-06T22:00/01:00", 1, null),
            Meetings.meeting("2026-12-07T17:00", 2, null),
            Meetings.meeting("2026-12-08", 3, null)),
        List.of(Meetings.meeting("2026-12-09T17:00/18:00", 4, GONE)));
  }

  private static List<VEvent> read() throws Exception {
    Calendar calendar = new CalendarBuilder().build(new StringReader(written()));
    calendar.validate();
    return calendar.getComponents(Component.VEVENT);
  }

  private static String value(VEvent event, String property) {
    return event.<Property>getProperty(property).map(Property::getValue).orElse("none");
  }

  private static String times(VEvent event) {
    return value(event, "DTSTART") + " " + value(event, "DTEND");
  }

  @Test
  void each_meeting_is_an_event_at_its_time() throws Exception {
    List<VEvent> events = read();

    assertThat(events).hasSize(5);
    assertThat(times(events.get(0))).isEqualTo("20261205T113000Z 20261205T140000Z");
    assertThat(times(events.get(1)))
        .as("past midnight")
        .isEqualTo("20261206T163000Z 20261206T193000Z");
    assertThat(times(events.get(2))).as("an hour").isEqualTo("20261207T113000Z 20261207T123000Z");
    assertThat(times(events.get(3))).as("all day").isEqualTo("20261208 none");
    assertThat(events.get(3).<LocalDate>getDateTimeStart().getDate())
        .isEqualTo(LocalDate.of(2026, 12, 8));
  }

  @Test
  void an_event_says_what_it_is_and_how_often_it_changed() throws Exception {
    VEvent event = read().get(0);

    assertThat(value(event, "SUMMARY")).isEqualTo("pal pal, part 2 – Anvi Shetty");
    assertThat(value(event, "DESCRIPTION")).isEqualTo("₹1,850 (Early Bird)\n₹2000\nask us");
    assertThat(value(event, "LOCATION")).isEqualTo("Left, Right; & Centre, Bangalore");
    assertThat(value(event, "URL")).isEqualTo("https://studio.example/pal-pal");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SEQUENCE")).isEqualTo("3");
    assertThat(value(event, "DTSTAMP")).isEqualTo("20261120T103000Z");
    assertThat(value(event, "LAST-MODIFIED")).isEqualTo("20261120T103000Z");
    assertThat(value(event, "CREATED")).isEqualTo("20261101T103000Z");
    assertThat(value(event, "UID"))
        .isEqualTo(Meetings.meeting("2026-12-05", 0, null).listed().key() + "@workshop-streaming");
  }

  @Test
  void of_a_cancelled_one_the_time_and_the_studio_are_told_alone() throws Exception {
    VEvent event = read().get(4);

    assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(event, "SUMMARY")).isEqualTo("Cancelled");
    assertThat(times(event)).isEqualTo("20261209T113000Z 20261209T123000Z");
    assertThat(event.toString()).doesNotContain("pal pal", "1,850", "https:");
  }

  @Test
  void it_is_the_same_text_each_time_and_everywhere() {
    assertThat(written()).isEqualTo(written());
    Abroad.assertSame(CalendarTextTest::written);
  }

  @Test
  void a_calendar_of_nothing_is_one() throws Exception {
    String nothing = CalendarText.of("Dance workshops", List.of(), List.of());

    assertThat(new CalendarBuilder().build(new StringReader(nothing)).getComponents()).isEmpty();
  }
}
