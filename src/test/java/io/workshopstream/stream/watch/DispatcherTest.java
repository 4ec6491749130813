package io.workshopstream.stream.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final List<String> turns = new ArrayList<>();

  private final class Named implements Dispatcher.Client {

    private final String name;
    private final boolean behind;
    private boolean due;

    Named(String name, boolean behind) {
      this.name = name;
      this.behind = behind;
    }

    @Override
    public boolean markDue() {
      boolean before = due;
      due = true;
      return !before;
    }

    @Override
    public boolean isBehind() {
      return behind;
    }

    @Override
    public void pump() {
      due = false;
      turns.add(name);
    }
  }

  private void work() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  @Test
  void who_is_at_the_newest_event_waits_for_no_replay() {
    Dispatcher dispatcher = new Dispatcher(threads::add, 1);
    for (int i = 0; i < 5; i++) {
      dispatcher.due(new Named("behind", true));
    }
    dispatcher.due(new Named("live", false));
    work();

    assertThat(turns).containsExactly("live", "behind", "behind", "behind", "behind", "behind");
  }

  @Test
  void who_is_behind_has_a_turn_now_and_then_however_many_others_there_are() {
    Dispatcher dispatcher = new Dispatcher(threads::add, 1);
    for (int i = 0; i < 40; i++) {
      dispatcher.due(new Named("live", false));
    }
    dispatcher.due(new Named("behind", true));
    work();

    assertThat(turns).hasSize(41);
    assertThat(turns.indexOf("behind")).isLessThan(8);
  }

  @Test
  void a_client_is_due_once_at_a_time_and_no_more_threads_are_used_than_allowed() {
    Dispatcher dispatcher = new Dispatcher(threads::add, 2);
    Named client = new Named("one", false);
    for (int i = 0; i < 5; i++) {
      dispatcher.due(client);
    }
    dispatcher.due(new Named("two", false));
    dispatcher.due(new Named("three", false));

    assertThat(threads).hasSize(2);
    work();
    assertThat(turns).containsExactly("one", "two", "three");
  }
}
