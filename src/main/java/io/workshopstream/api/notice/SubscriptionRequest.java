package io.workshopstream.api.notice;

import io.workshopstream.admin.request.FieldInput;
import io.workshopstream.admin.request.JsonBody;
import io.workshopstream.admin.request.RejectedRequestException;
import io.workshopstream.admin.request.RejectedRequestException.Problem;
import io.workshopstream.crawl.address.AddressParser;
import io.workshopstream.notice.Carriers;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.mail.MailAddress;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.Terms;
import io.workshopstream.studio.StudioId;
import io.workshopstream.studio.Studios;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A subscription as somebody writes one, checked against what there is. */
record SubscriptionRequest(JsonBody given, Studios studios, Carriers carriers) {

  private static final String EXAMPLE =
      "{\"channel\": \"webhook\", \"address\": \"https://…\", \"kinds\": [\"run.failed\"]}";
  private static final int LONGEST_SHOWN = 60;

  static SubscriptionRequest parse(String body, Studios studios, Carriers carriers)
      throws RejectedRequestException {
    return new SubscriptionRequest(JsonBody.parse(body, EXAMPLE), studios, carriers);
  }

  /**
   * What the body says.
   *
   * @param before what stays where the body says nothing; null of a new one
   * @throws RejectedRequestException when a value is missing, or none that there can be
   */
  Terms terms(@Nullable Terms before) throws RejectedRequestException {
    Channel channel = channel(before);
    return new Terms(
        channel, address(channel, before), name(before), kinds(before), studios(before));
  }

  /** Whether it is to be told anything; as before when the body says nothing, else yes. */
  boolean enabled(boolean before) throws RejectedRequestException {
    if (!given.has("enabled")) {
      return before;
    }
    if (given.object().get("enabled").isNull()) {
      throw malformed("enabled must be true or false, and was null: leave it out to keep it");
    }
    return given.flag("enabled");
  }

  private Channel channel(@Nullable Terms before) throws RejectedRequestException {
    String word = given.text("channel");
    if (word == null && before != null) {
      return before.channel();
    }
    Channel channel =
        Channel.of(word == null ? "" : word)
            .orElseThrow(
                () -> malformed("channel must be webhook or mail, and was " + shown(word)));
    if (before != null && channel != before.channel()) {
      throw malformed(
          "channel must stay " + before.channel().word() + ": make another subscription instead");
    }
    if (channel == Channel.MAIL && !carriers.mail().isOn()) {
      throw malformed(
          "channel must be webhook, because mail is off: set mail.host and mail.from to send mail");
    }
    return channel;
  }

  private String address(Channel channel, @Nullable Terms before) throws RejectedRequestException {
    String text = given.text("address");
    if (text == null && before != null) {
      return before.address();
    }
    String address = text == null ? "" : text.strip();
    return channel == Channel.MAIL ? mailbox(address) : webhook(address);
  }

  private static String mailbox(String text) throws RejectedRequestException {
    return MailAddress.parse(text)
        .orElseThrow(
            () ->
                malformed(
                    "address must be one mailbox, such as admin@studio.example, and was "
                        + shown(text)))
        .value();
  }

  private String webhook(String text) throws RejectedRequestException {
    FieldInput.address("address", text, Terms.LONGEST_ADDRESS);
    Optional<URI> address = AddressParser.absolute(text);
    if (address.isEmpty() || carriers.webhooks().forbids(address.get())) {
      throw malformed(
          "address must be of the public web: private addresses need notice.private-addresses=true");
    }
    return text;
  }

  private String name(@Nullable Terms before) throws RejectedRequestException {
    String text = given.text("name");
    return text == null && before != null
        ? before.name()
        : FieldInput.line("name", text == null ? "" : text, Terms.LONGEST_NAME);
  }

  private Set<NoticeKind> kinds(@Nullable Terms before) throws RejectedRequestException {
    if (!given.has("kinds") && before != null) {
      return before.kinds();
    }
    Set<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
    for (String word : given.texts("kinds")) {
      kinds.add(
          NoticeKind.of(word)
              .filter(NoticeKind.subscribable()::contains)
              .orElseThrow(() -> malformed(KINDS + ", and had " + shown(word))));
    }
    if (kinds.isEmpty()) {
      throw malformed(KINDS + ", and had none");
    }
    return kinds;
  }

  private static final String KINDS =
      "kinds must be one or more of "
          + NoticeKind.subscribable().stream()
              .map(NoticeKind::word)
              .collect(Collectors.joining(", "));

  private Set<String> studios(@Nullable Terms before) throws RejectedRequestException {
    if (!given.has("studios") && before != null) {
      return before.studios();
    }
    List<String> ids = given.texts("studios");
    if (ids.size() > Terms.MOST_STUDIOS) {
      throw malformed("studios must be at most " + Terms.MOST_STUDIOS + " ids");
    }
    for (String id : ids) {
      if (StudioId.parse(id).flatMap(studios::find).isEmpty()) {
        throw malformed(
            "studios must be ids of studios, as /api/studios lists them, and had " + shown(id));
      }
    }
    return ids.stream().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String shown(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "nothing";
    }
    String line = text.strip().replaceAll("[\\p{Cntrl}\\p{Cs}\"\\\\]+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  private static RejectedRequestException malformed(String sentence) {
    return new RejectedRequestException(Problem.MALFORMED, sentence);
  }
}
