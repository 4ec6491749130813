package io.workshopstream.notice;

import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.mail.MailAddress;
import io.workshopstream.notice.mail.MailSender;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.Terms;
import io.workshopstream.notice.webhook.WebhookSender;
import java.net.URI;
import java.util.List;

/**
 * The ways by which people are told.
 *
 * @param webhooks for programs
 * @param mail for mailboxes
 */
public record Carriers(WebhookSender webhooks, MailSender mail) {

  /** Tells somebody, on the caller's thread. */
  Answer send(Terms to, Notice notice, List<SigningSecret> secrets) {
    return to.channel() == Channel.MAIL
        ? mail.send(new MailAddress(to.address()), notice)
        : webhooks.send(URI.create(to.address()), notice, secrets);
  }
}
