package io.workshopstream.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.access.identity.ApiCaller;
import io.workshopstream.access.identity.IssuedCaller;
import io.workshopstream.access.identity.Role;
import io.workshopstream.notice.event.NoticeKind;
import io.workshopstream.notice.subscription.Channel;
import io.workshopstream.notice.subscription.Terms;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionViewTest {

  private static boolean isSeen(Set<String> callers, Set<String> studios) {
    ApiCaller caller =
        ApiCaller.of(
            new IssuedCaller("https://issuer.example", "1", "ann", Role.OPERATOR, callers, null));
    return SubscriptionView.isSeen(
        caller,
        new Terms(
            Channel.WEBHOOK,
            "https://hooks.example/in",
            "",
            Set.of(NoticeKind.RUN_FAILED),
            studios));
  }

  @Test
  void who_is_for_some_studios_sees_subscriptions_of_these_alone() {
    assertThat(isSeen(Set.of("a", "b"), Set.of("a"))).isTrue();
    assertThat(isSeen(Set.of("a", "b"), Set.of("a", "b"))).isTrue();
    assertThat(isSeen(Set.of("a", "b"), Set.of("a", "c"))).isFalse();
    assertThat(isSeen(Set.of("a", "b"), Set.of())).as("of all studios").isFalse();
  }

  @Test
  void who_is_for_all_studios_sees_all_subscriptions() {
    assertThat(isSeen(Set.of(), Set.of())).isTrue();
    assertThat(isSeen(Set.of(), Set.of("a"))).isTrue();
  }
}
