package io.workshopstream.api.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.SigningSecret;
import io.workshopstream.notice.subscription.Subscription;
import io.workshopstream.notice.subscription.Terms;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param address of a webhook only where it goes, as what follows may be a secret of the receiver
 * @param disabledBecause why the server disabled it; null when it did not
 * @param secret only in the answer to the request that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
    String id,
    String channel,
    String address,
    String name,
    List<String> kinds,
    List<String> studios,
    boolean enabled,
    @Nullable String disabledBecause,
    Instant createdAt,
    String createdBy,
    @Nullable String secret) {

  /** Whether these terms are a matter of the caller's: of their studios, and of no others. */
  static boolean isSeen(ApiCaller caller, Terms terms) {
    return caller.studios().isEmpty()
        || (!terms.studios().isEmpty() && caller.sees(terms.studios()));
  }

  static SubscriptionView of(Subscription one) {
    return of(one, null);
  }

  static SubscriptionView of(Subscription one, @Nullable SigningSecret secret) {
    return new SubscriptionView(
        one.id(),
        one.terms().channel().word(),
        one.terms().channel() == Channel.WEBHOOK
            ? shown(URI.create(one.terms().address()))
            : one.terms().address(),
        one.terms().name(),
        one.terms().kindWords(),
        List.copyOf(one.terms().studios()),
        one.enabled(),
        one.disabledBecause(),
        one.createdAt(),
        one.createdBy(),
        secret == null ? null : secret.value());
  }

  private static String shown(URI address) {
    String server = address.getScheme() + "://" + address.getRawAuthority();
    boolean more = address.getRawQuery() != null || address.getRawPath().length() > 1;
    return server + (more ? "/…" : "/");
  }
}
