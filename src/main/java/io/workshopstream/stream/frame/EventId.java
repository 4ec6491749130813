package io.workshopstream.stream.frame;

import io.workshopstream.run.event.RecordedEvent;
import io.workshopstream.run.event.RunId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event on the wire, {@code <run>-<sequence>}, which a browser sends back as {@code
 * Last-Event-ID}.
 *
 * @param sequence the event's number in its run; 0 stands before the first one
 */
public record EventId(RunId run, long sequence) {

  /** What an error says of something else in its place. */
  public static final String RULE = "must be the id of an event, such as 1k8glft2vp3f60l3-67";

  private static final Pattern FORM = Pattern.compile("([a-z0-9]{1,32})-(\\d{1,18})");

  public static EventId of(RecordedEvent recorded) {
    return new EventId(recorded.run(), recorded.sequence());
  }

  /** What a client sent; empty when it is no id of ours. */
  public static Optional<EventId> parse(String words) {
    Matcher matcher = FORM.matcher(words.strip());
    return matcher.matches()
        ? RunId.parse(matcher.group(1))
            .map(run -> new EventId(run, Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return run + "-" + sequence;
  }
}
