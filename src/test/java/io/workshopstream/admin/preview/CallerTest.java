package io.workshopstream.admin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerTest {

  private final List<String> done = new ArrayList<>();
  private final Caller caller = new Caller(accepted -> done.add("accepted"), tokens -> {});

  @Test
  void whoever_leaves_ends_what_is_waited_for_once() {
    Caller.Hook ended = caller.onLeave(() -> done.add("ended"));
    ended.close();
    Caller.Hook waiting = caller.onLeave(() -> done.add("stopped"));

    caller.accept();
    caller.leave();
    caller.leave();
    waiting.close();

    assertThat(done).containsExactly("accepted", "stopped");
    assertThat(caller.hasLeft()).isTrue();
  }

  @Test
  void what_begins_after_the_caller_left_is_stopped_at_once() {
    caller.leave();

    caller.onLeave(() -> done.add("stopped")).close();

    assertThat(done).containsExactly("stopped");
  }
}
