package io.workshopstream.access.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.workshopstream.access.local.PeerAccounts.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose connection it is, read from tables as Linux writes them. */
class PeerAccountsTest {

  private static final String HEAD = "  sl  local_address rem_address   st\n";
  private static final String OURS = row("0100007F:1F48", "0100007F:A001", 0, 900);

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path proc;

  @BeforeEach
  void an_ordinary_system() throws IOException {
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the rows below are of such");
    Files.createDirectories(proc.resolve("self"));
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(proc.resolve("self/uid_map"), "         0          0 4294967295\n");
    write("tcp", "");
    write("tcp6", "");
  }

  private void write(String table, String rows) throws IOException {
    Files.writeString(proc.resolve("net").resolve(table), HEAD + rows);
  }

  private static String row(String local, String remote, long account, long inode) {
    return "   1: %s %s 01 00000000:00000000 00:00000000 00000000 %5d        0 %d 1 0 20 4\n"
        .formatted(local, remote, account, inode);
  }

  private Peer peer() {
    return new PeerAccounts(proc)
        .of(new InetSocketAddress(LOOPBACK, 0xA001), new InetSocketAddress(LOOPBACK, 0x1F48));
  }

  @ParameterizedTest
  @CsvSource({
    "0, TRUSTED",
    "1000, TRUSTED",
    "60000, TRUSTED",
    "33, SERVICE",
    "101, SERVICE",
    "999, SERVICE",
    "61184, SERVICE",
    "65534, SERVICE"
  })
  void a_service_s_account_is_told_from_a_person_s(long account, Peer peer) throws IOException {
    assumeTrue(!Files.getAttribute(proc.resolve("self"), "unix:uid").equals((int) account));
    write("tcp", OURS + row("0100007F:A001", "0100007F:1F48", account, 901));
    assertThat(peer()).isEqualTo(peer);

    String mapped = "0000000000000000FFFF0000";
    write("tcp", "");
    write("tcp6", row(mapped + "0100007F:A001", mapped + "0100007F:1F48", account, 901));
    assertThat(peer()).isEqualTo(peer);
  }

  @Test
  void an_end_that_was_closed_is_nobody_s() throws IOException {
    write("tcp", OURS + row("0100007F:A001", "0100007F:1F48", 0, 0));
    assertThat(peer()).isEqualTo(Peer.GONE);

    write("tcp", OURS);
    assertThat(peer()).isEqualTo(Peer.GONE);
  }

  @Test
  void another_address_with_the_same_ports_is_another_connection() throws IOException {
    write("tcp", OURS + row("0200007F:A001", "0100007F:1F48", 33, 901));

    assertThat(peer()).isEqualTo(Peer.GONE);
  }

  @Test
  void a_system_that_does_not_tell_is_not_guessed_at() throws IOException {
    assertThat(peer()).as("neither end in the table").isEqualTo(Peer.UNKNOWN);

    write("tcp", OURS + row("0100007F:A001", "0100007F:1F48", 33, 901));
    Files.writeString(proc.resolve("self/uid_map"), "0 100000 65536\n");
    assertThat(peer()).as("accounts stand for others").isEqualTo(Peer.UNKNOWN);

    Files.delete(proc.resolve("self/uid_map"));
    assertThat(peer()).as("no Linux").isEqualTo(Peer.UNKNOWN);
  }

  @Test
  void a_connection_of_this_test_is_trusted() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "no Linux: not tried");
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(door.getInetAddress(), door.getLocalPort());
        Socket server = door.accept()) {
      assertThat(
              new PeerAccounts(Path.of("/proc"))
                  .of(
                      (InetSocketAddress) server.getRemoteSocketAddress(),
                      (InetSocketAddress) server.getLocalSocketAddress()))
          .isIn(Peer.TRUSTED, Peer.UNKNOWN);
      assertThat(client.isConnected()).isTrue();
    }
  }
}
