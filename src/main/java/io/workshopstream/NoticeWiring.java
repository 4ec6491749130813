package io.workshopstream;

import io.workshopstream.config.NoticeSettings;
import io.workshopstream.database.Tables;
import io.workshopstream.metric.Metrics;
import io.workshopstream.notice.Carriers;
import io.workshopstream.notice.NoticeDeliveries;
import io.workshopstream.notice.NoticeSubscriptions;
import io.workshopstream.notice.Outbox;
import io.workshopstream.notice.delivery.NoticeMeter;
import io.workshopstream.notice.mail.MailSender;
import io.workshopstream.notice.webhook.WebhookSender;
import io.workshopstream.platform.LingeringExecutor;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Puts together what tells people of what happened. */
@ApplicationScoped
public class NoticeWiring {

  @Resource(lookup = Wiring.NOTICES)
  private ManagedExecutorService noticeThreads;

  private final NoticeSettings settings = NoticeSettings.ofServer();
  private final SecureRandom random = new SecureRandom();

  @Produces
  @Singleton
  Outbox outbox(Clock clock) {
    return new Outbox(settings.limits().server(), random, clock);
  }

  @Produces
  @Singleton
  Carriers carriers(@Named("clockwork") ScheduledExecutorService timer, Clock clock) {
    return new Carriers(
        new WebhookSender(settings.webhooks(), timer, clock),
        new MailSender(settings.mail(), timer, clock));
  }

  static void close(@Disposes Carriers carriers) {
    carriers.webhooks().close();
  }

  @Produces
  @Singleton
  NoticeSubscriptions subscriptions(Tables tables, Outbox outbox, Clock clock) {
    return new NoticeSubscriptions(tables.database(), settings.limits(), outbox, random, clock);
  }

  @Produces
  @Singleton
  NoticeDeliveries deliveries(Tables tables, Carriers carriers, Metrics metrics, Clock clock) {
    Executor workers =
        new LingeringExecutor(noticeThreads, 1 + NoticeDeliveries.AT_WORK, Wiring.LINGER);
    return new NoticeDeliveries(
        tables.database(), carriers, new NoticeMeter(metrics), workers, random, clock);
  }
}
