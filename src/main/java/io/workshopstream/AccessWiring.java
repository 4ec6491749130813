package io.workshopstream;

import io.workshopstream.access.AccessRules;
import io.workshopstream.access.audit.Audit;
import io.workshopstream.access.body.IncomingBodies;
import io.workshopstream.access.forwarded.TrustedProxies;
import io.workshopstream.access.identity.ApiTokens;
import io.workshopstream.access.jwt.JwtCallers;
import io.workshopstream.access.login.IssuerLogin;
import io.workshopstream.access.rate.RateLimiter;
import io.workshopstream.access.session.Sessions;
import io.workshopstream.access.ticket.StreamTickets;
import io.workshopstream.config.Settings;
import io.workshopstream.database.Tables;
import io.workshopstream.platform.LingeringExecutor;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Puts together what decides who may come in. */
@ApplicationScoped
public class AccessWiring {

  @Resource(lookup = Wiring.BODIES)
  private ManagedScheduledExecutorService bodyThreads;

  @Resource(lookup = Wiring.ACCESS)
  private ManagedExecutorService accessThreads;

  @Resource(lookup = Wiring.ISSUER)
  private ManagedExecutorService issuerThreads;

  @Produces
  @Singleton
  AccessRules access() {
    return Settings.ofServer().access();
  }

  @Produces
  @Singleton
  TrustedProxies proxies() {
    return Settings.ofServer().proxies();
  }

  @Produces
  @Singleton
  RateLimiter rates(Tables tables, Clock clock) {
    return new RateLimiter(Settings.ofServer().rates(), tables.database(), clock);
  }

  @Produces
  @Singleton
  IncomingBodies bodies(Clock clock) {
    return new IncomingBodies(clock, bodyThreads);
  }

  @Produces
  @Singleton
  ApiTokens tokens(Tables tables, Clock clock) {
    return new ApiTokens(tables.database(), clock, new SecureRandom(), lingering());
  }

  @Produces
  @Singleton
  JwtCallers jwtCallers(Clock clock) {
    Settings settings = Settings.ofServer();
    return new JwtCallers(
        settings.jwtIssuer().orElse(null), settings.claims(), clock, issuerThreads);
  }

  @Produces
  @Singleton
  Optional<IssuerLogin> issuerLogin(Clock clock) {
    return Settings.ofServer().login().map(client -> new IssuerLogin(client, clock, issuerThreads));
  }

  @Produces
  @Singleton
  Audit audit(Tables tables, Clock clock) {
    return new Audit(tables.database(), clock, Settings.ofServer().auditRetention());
  }

  @Produces
  @Singleton
  StreamTickets tickets(Tables tables, ApiTokens tokens, Clock clock) {
    return new StreamTickets(tables.database(), tokens, clock, new SecureRandom());
  }

  @Produces
  @Singleton
  Sessions sessions(Tables tables, ApiTokens tokens, Clock clock) {
    return new Sessions(
        tables.database(),
        tokens,
        Settings.ofServer().sessions(),
        clock,
        new SecureRandom(),
        lingering());
  }

  /** For a table that is read each second. */
  private Executor lingering() {
    return new LingeringExecutor(accessThreads, 1, Wiring.LINGER);
  }
}
