package io.workshopstream.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FreePortsTest {

  @Test
  void no_port_is_given_twice_though_all_are_free() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      assertThat(given.add(FreePorts.next())).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void who_has_a_port_is_told() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(PortHolders.of(taken.getLocalPort()))
          .anySatisfy(
              told ->
                  assertThat(told)
                      .contains("state 0A", "process " + ProcessHandle.current().pid()));
    }
  }
}
