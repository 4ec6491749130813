package io.workshopstream.notice.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.workshopstream.notice.event.Answer;
import io.workshopstream.notice.event.Answer.Outcome;
import io.workshopstream.notice.event.Notice;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.mail.MailSettings.MailLogin;
import io.workshopstream.notice.mail.MailSettings.MailTls;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a real mail server. */
class MailSenderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final MailAddress TO = new MailAddress("admin@studio.example");
  private static final Instant AT = Instant.parse("2026-01-22T12:00:00Z");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  @AfterEach
  void close() {
    server.stop();
    timer.shutdownNow();
  }

  private MailSender sender(int port, MailTls tls, @Nullable MailLogin login) {
    MailSettings settings =
        new MailSettings("127.0.0.1", port, tls, login, "workshops@studio.example", TIMEOUT);
    return new MailSender(settings, timer, Clock.systemUTC());
  }

  private static Notice notice(NoticeKind kind, String data) {
    return new Notice("msg_1", kind, AT, data);
  }

  @Test
  void a_notice_arrives_as_plain_text_with_a_subject_and_a_link() throws Exception {
    server.start();
    Notice notice =
        notice(
            NoticeKind.RUN_FAILED,
            "{\"run_id\":\"r1\",\"run_url\":\"https://admin.example/api/runs/r1\","
                + "\"studio_id\":\"dänce\",\"kind\":\"refresh-workshops\",\"state\":\"failed\","
                + "\"reason\":\"the site is down\"}");

    Answer answer = sender(server.getSmtp().getPort(), MailTls.OFF, null).send(TO, notice);

    assertThat(answer.outcome()).as(answer.words()).isEqualTo(Outcome.DELIVERED);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Workshop Streaming: a run failed: dänce");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO.value());
    assertThat(mail.getFrom()[0]).hasToString("workshops@studio.example");
    assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<msg_1@studio.example>");
    assertThat(new String(mail.getInputStream().readAllBytes(), UTF_8).replace("\r", "") + "\n")
        .isEqualTo(
            """
            The run refresh-workshops of dänce ended as failed.
            the site is down

            When: 2026-01-22T12:00:00Z
            Run: https://admin.example/api/runs/r1
            """);
  }

  @Test
  void nothing_that_a_site_says_becomes_a_header() throws Exception {
    server.start();
    String evil = "x\\r\\nBcc: victim@x.example\\r\\n\\r\\nHello";
    String data =
        ("{\"studio_id\":\"%s\",\"added\":1,\"workshops\":[{\"title\":\"%s\",\"by\":\"%s\","
                + "\"times\":[\"%s\"],\"url\":\"%s\"}]}")
            .formatted(evil, evil, evil, evil, evil);

    sender(server.getSmtp().getPort(), MailTls.OFF, null).send(TO, notice(NoticeKind.ADDED, data));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).startsWith("Workshop Streaming: 1 new: x Bcc: victim");
  }

  @Test
  void it_says_who_it_is_where_that_is_asked_for() throws Exception {
    server.setUser("workshops", "pass word 123");
    server.start();
    int port = server.getSmtp().getPort();

    Answer right =
        sender(port, MailTls.OFF, new MailLogin("workshops", "pass word 123"))
            .send(TO, notice(NoticeKind.TEST, "{\"message\":\"A test\"}"));
    Answer wrong =
        sender(port, MailTls.OFF, new MailLogin("workshops", "wrong"))
            .send(TO, notice(NoticeKind.TEST, "{}"));

    assertThat(right.outcome()).as(right.words()).isEqualTo(Outcome.DELIVERED);
    assertThat(wrong.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(wrong.words()).contains("Authentication").doesNotContain("wrong\"");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void without_tls_nothing_is_sent_where_tls_is_wanted() throws Exception {
    server.start();

    Answer answer =
        sender(server.getSmtp().getPort(), MailTls.STARTTLS, null)
            .send(TO, notice(NoticeKind.TEST, "{}"));

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.words()).contains("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
    GreenMail secure = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    secure.start();
    try {
      Answer answer =
          sender(secure.getSmtps().getPort(), MailTls.IMPLICIT, null)
              .send(TO, notice(NoticeKind.TEST, "{}"));

      assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(secure.getReceivedMessages()).isEmpty();
    } finally {
      secure.stop();
    }
  }

  @Test
  void a_server_that_drips_is_cut_in_time() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread dripping = new Thread(() -> drip(slow));
      dripping.setDaemon(true);
      dripping.start();
      long begun = System.nanoTime();

      Answer answer =
          sender(slow.getLocalPort(), MailTls.OFF, null).send(TO, notice(NoticeKind.TEST, "{}"));

      assertThat(answer).isEqualTo(Answer.failed("no answer in time"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.multipliedBy(3));
    }
  }

  /** A greeting that never comes to its end, a letter at a time. */
  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write("2".getBytes(UTF_8));
        out.flush();
        Thread.sleep(200);
      }
    } catch (IOException | InterruptedException cut) {
      // what was wanted
    }
  }

  @Test
  void a_mail_that_was_taken_is_delivered_although_the_connection_breaks_at_the_farewell()
      throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread taking = new Thread(() -> takeAndReset(rude));
      taking.setDaemon(true);
      taking.start();

      Answer answer =
          sender(rude.getLocalPort(), MailTls.OFF, null).send(TO, notice(NoticeKind.TEST, "{}"));

      assertThat(answer.outcome()).as(answer.words()).isEqualTo(Outcome.DELIVERED);
    }
  }

  /** Takes one mail, and resets the connection as soon as it was told so. */
  private static void takeAndReset(ServerSocket server) {
    try (Socket socket = server.accept()) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      OutputStream out = socket.getOutputStream();
      socket.setSoLinger(true, 0);
      out.write("220 here\r\n".getBytes(UTF_8));
      boolean text = false;
      String line = in.readLine();
      while (line != null && !(text && line.equals("."))) {
        if (!text) {
          text = line.equals("DATA");
          out.write((text ? "354 go on\r\n" : "250 fine\r\n").getBytes(UTF_8));
        }
        line = in.readLine();
      }
      out.write("250 taken\r\n".getBytes(UTF_8));
      in.readLine(); // QUIT
    } catch (IOException cut) {
      // what was wanted
    }
  }

  @Test
  void where_nobody_listens_it_says_so() {
    Answer answer = sender(1, MailTls.OFF, null).send(TO, notice(NoticeKind.TEST, "{}"));

    assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(answer.words()).contains("127.0.0.1");
  }
}
