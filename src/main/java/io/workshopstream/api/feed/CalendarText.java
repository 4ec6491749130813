package io.workshopstream.api.feed;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import io.workshopstream.api.listing.PublicMeeting;
import io.workshopstream.catalogue.listing.Publication;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;

/**
 * Meetings as a calendar (RFC 5545). Times are in UTC, so that no reader has to know the studio's
 * zone; a meeting without a time takes the whole day, one without an end an hour. It says nothing
 * of the moment at which it is written: the same meetings are the same text.
 */
final class CalendarText {

  private static final java.time.Duration UNTOLD = java.time.Duration.ofHours(1);

  private CalendarText() {}

  /**
   * Writes a calendar.
   *
   * @param name what it is called
   * @param cancelled meetings that were listed: of them only the time and the studio are told
   */
  static String of(String name, List<PublicMeeting> meetings, List<PublicMeeting> cancelled) {
    ICalendar calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId("-//Workshop Streaming//Workshops//EN");
    calendar.setName(name);
    calendar.addExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(Duration.builder().hours(1).build());
    meetings.forEach(meeting -> calendar.addEvent(event(meeting)));
    cancelled.forEach(meeting -> calendar.addEvent(gone(meeting)));
    return Biweekly.write(calendar).go();
  }

  private static VEvent event(PublicMeeting meeting) {
    VEvent event = begun(meeting);
    event.setStatus(Status.confirmed());
    event.setSummary(meeting.title());
    event.setUrl(meeting.workshop().link().toString());
    event.addCategories(meeting.workshop().type().word());
    if (meeting.workshop().pricing() != null) {
      event.setDescription(meeting.workshop().pricing());
    }
    return event;
  }

  private static VEvent gone(PublicMeeting meeting) {
    VEvent event = begun(meeting);
    event.setStatus(Status.cancelled());
    event.setSummary("Cancelled");
    return event;
  }

  private static VEvent begun(PublicMeeting meeting) {
    Publication publication = meeting.publication();
    VEvent event = new VEvent();
    event.setUid(meeting.listed().key() + "@workshop-streaming");
    event.setDateTimeStamp(date(publication.updatedAt()));
    event.setLastModified(date(publication.updatedAt()));
    event.setCreated(date(publication.firstSeenAt()));
    event.setSequence(publication.sequence());
    event.setLocation(meeting.studio().name() + ", " + meeting.studio().city());
    setTimes(event, meeting);
    return event;
  }

  private static void setTimes(VEvent event, PublicMeeting meeting) {
    if (meeting.start().isEmpty()) {
      ICalDate day = new ICalDate(localMidnight(meeting), false);
      event.setDateStart(new DateStart(day));
      return;
    }
    ZonedDateTime start = meeting.start().get();
    event.setDateStart(new DateStart(date(start.toInstant()), true));
    Instant end =
        meeting.end().map(ZonedDateTime::toInstant).orElse(start.toInstant().plus(UNTOLD));
    event.setDateEnd(new DateEnd(date(end), true));
  }

  /** The library writes a bare day as the one on which the machine has this moment. */
  private static Date localMidnight(PublicMeeting meeting) {
    return date(
        meeting.slot().date().atTime(12, 0).atZone(java.time.ZoneId.systemDefault()).toInstant());
  }

  private static Date date(Instant instant) {
    return Date.from(instant);
  }
}
