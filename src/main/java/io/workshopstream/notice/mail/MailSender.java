package io.workshopstream.notice.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workshopstream.crawl.address.MaskedAddress;
import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Answer.Outcome;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.mail.MailSettings.MailTls;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives mail to the server of the settings, as plain text to one mailbox each. Its id is that of
 * the notice, so that mailboxes know a repetition. For any number of threads.
 */
public final class MailSender {

  private static final String PLAIN = "text/plain; charset=UTF-8";

  private final MailSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  /**
   * @param timer cuts what takes too long
   */
  public MailSender(MailSettings settings, ScheduledExecutorService timer, Clock clock) {
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
  }

  /** Whether there is a server to give mail to. */
  public boolean isOn() {
    return settings.isOn();
  }

  /** Sends a mail, on the caller's thread, for the time-out and a name look-up at the most. */
  public Answer send(MailAddress to, Notice notice) {
    if (!isOn()) {
      return Answer.failed("not sent: mail is off, because mail.host is not set");
    }
    CutSockets sockets = new CutSockets();
    try {
      Future<?> cut =
          timer.schedule(sockets::cut, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      try {
        return send(to, notice, sockets);
      } finally {
        cut.cancel(false);
        sockets.cut();
      }
    } catch (RejectedExecutionException shuttingDown) {
      return Answer.failed("not sent: the server stops");
    }
  }

  private Answer send(MailAddress to, Notice notice, CutSockets sockets) {
    Session session = Session.getInstance(properties(sockets));
    try {
      MimeMessage mail = mail(session, to, notice);
      hand(session.getTransport("smtp"), mail);
      return new Answer(Outcome.DELIVERED, null, "taken by the mail server");
    } catch (MessagingException refused) {
      return Answer.failed(sockets.isCut() || isLate(refused) ? "no answer in time" : why(refused));
    }
  }

  /** The deadline of the attempt and that of the socket may come at the same moment. */
  private static boolean isLate(MessagingException refused) {
    return refused.getCause() instanceof SocketTimeoutException;
  }

  private void hand(Transport transport, MimeMessage mail) throws MessagingException {
    try {
      MailSettings.MailLogin login = settings.login();
      transport.connect(
          settings.host(),
          settings.port(),
          login == null ? null : login.user(),
          login == null ? null : login.password());
      transport.sendMessage(mail, mail.getAllRecipients());
    } finally {
      close(transport);
    }
  }

  /** Whether a mail was taken is known by then, whatever becomes of the farewell. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException lost) {
      // the sockets are closed in any case
    }
  }

  private static String why(MessagingException refused) {
    return MaskedAddress.inWords(
        refused.getClass().getSimpleName() + ": " + String.valueOf(refused.getMessage()));
  }

  private MimeMessage mail(Session session, MailAddress to, Notice notice)
      throws MessagingException {
    MailText text = MailText.of(notice);
    MimeMessage mail = new NamedMessage(session, "<" + notice.id() + "@" + domain() + ">");
    mail.setFrom(new MailAddress(settings.from()).internet());
    mail.setRecipient(Message.RecipientType.TO, to.internet());
    mail.setSubject(text.subject(), UTF_8.name());
    // as octets: a text would need a handler, and the server's class loaders may find another one
    byte[] body = text.body().getBytes(UTF_8);
    mail.setDataHandler(new DataHandler(new ByteArrayDataSource(body, PLAIN)));
    mail.setHeader("Auto-Submitted", "auto-generated"); // nobody answers that by machine, RFC 3834
    mail.setSentDate(Date.from(clock.instant()));
    mail.saveChanges();
    return mail;
  }

  private String domain() {
    return settings.from().substring(settings.from().indexOf('@') + 1);
  }

  /** Each step is bounded as all of them are; their sum is, by what cuts them. */
  private Properties properties(CutSockets sockets) {
    String millis = String.valueOf(settings.timeout().toMillis());
    Properties all = new Properties();
    all.setProperty("mail.smtp.host", Objects.requireNonNull(settings.host()));
    all.setProperty("mail.smtp.localhost", domain()); // else a name look-up of this machine
    all.setProperty("mail.smtp.connectiontimeout", millis);
    all.setProperty("mail.smtp.timeout", millis);
    all.setProperty("mail.smtp.quitwait", "false");
    all.setProperty("mail.smtp.auth", String.valueOf(settings.login() != null));
    all.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailTls.IMPLICIT));
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    String starttls = String.valueOf(settings.tls() == MailTls.STARTTLS);
    all.setProperty("mail.smtp.starttls.enable", starttls);
    all.setProperty("mail.smtp.starttls.required", starttls);
    all.setProperty("mail.smtp.socketFactory.fallback", "false");
    all.put("mail.smtp.socketFactory", sockets);
    return all;
  }

  /** A mail whose id is given. */
  private static final class NamedMessage extends MimeMessage {

    private final String id;

    NamedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
