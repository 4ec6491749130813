package io.workshopstream.access.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The accounts behind connections within this machine, as Linux tells them in {@code /proc/net}. A
 * proxy runs under an account of its own, and that is what tells its requests from those of people
 * where nothing in them does.
 */
final class PeerAccounts {

  /** What can be said of the one at the other end. */
  enum Peer {
    /** The administrator, a person, or the account that this server itself runs under. */
    TRUSTED,
    /** An account that exists for a service. */
    SERVICE,
    /** Nobody: it has gone already, and whoever it was. */
    GONE,
    /** The system does not tell. */
    UNKNOWN
  }

  private static final long FIRST_PERSON = 1000; // UID_MIN and UID_MAX of login.defs
  private static final long LAST_PERSON = 60000;
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int ACCOUNT = 7;
  private static final int INODE = 9;
  private static final int LOOKS = 3;
  private static final String[] NONE = {};
  private static final String IDENTITY = "0 0 4294967295";

  private final ConnectionTables tables;
  private final OptionalLong own;

  PeerAccounts(Path proc) {
    this.tables = new ConnectionTables(proc);
    this.own = ownAccount(proc);
  }

  /** Where the system maps accounts to others, those that it tells are not those that they are. */
  private static OptionalLong ownAccount(Path proc) {
    try {
      Path self = proc.resolve("self");
      String map = Files.readString(self.resolve("uid_map")).strip().replaceAll("\\s++", " ");
      return map.equals(IDENTITY)
          ? OptionalLong.of(((Number) Files.getAttribute(self, "unix:uid")).longValue())
          : OptionalLong.empty();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException untold) {
      return OptionalLong.empty();
    }
  }

  /**
   * Who has the other end of a connection.
   *
   * @param peer the other end's address and port
   * @param server our own
   */
  Peer of(InetSocketAddress peer, InetSocketAddress server) {
    if (own.isEmpty()) {
      return Peer.UNKNOWN;
    }
    Peer seen = Peer.UNKNOWN;
    // While connections come and go the table may leave one out.
    for (int look = 0; look < LOOKS && seen != Peer.TRUSTED && seen != Peer.SERVICE; look++) {
      seen = look(peer, server);
    }
    return seen;
  }

  /** With hundreds of connections there are many rows, so most of them get the briefest look. */
  private Peer look(InetSocketAddress peer, InetSocketAddress server) {
    String port = port(peer);
    boolean ours = false;
    try {
      for (String row : tables.rows()) {
        String[] fields = row.contains(port) ? row.strip().split("\\s++", INODE + 2) : NONE;
        if (isBetween(fields, peer, server)) {
          return judge(fields);
        }
        ours |= isBetween(fields, server, peer);
      }
    } catch (IOException untold) {
      return Peer.UNKNOWN;
    }
    return ours ? Peer.GONE : Peer.UNKNOWN;
  }

  /** A closed end has neither an owner nor an inode any more. */
  private Peer judge(String[] fields) {
    if (fields[INODE].equals("0")) {
      return Peer.GONE;
    }
    long account = Long.parseLong(fields[ACCOUNT]);
    boolean person = account >= FIRST_PERSON && account <= LAST_PERSON;
    return account == 0 || person || account == own.orElse(-1) ? Peer.TRUSTED : Peer.SERVICE;
  }

  private static boolean isBetween(
      String[] fields, InetSocketAddress local, InetSocketAddress remote) {
    return fields.length > INODE && isAt(fields[LOCAL], local) && isAt(fields[REMOTE], remote);
  }

  /** An IPv4 address stands alone, or at the end of the IPv6 address that maps it. */
  private static boolean isAt(String end, InetSocketAddress address) {
    String port = port(address);
    return end.endsWith(port)
        && end.substring(0, end.length() - port.length()).endsWith(words(address.getAddress()));
  }

  private static String port(InetSocketAddress address) {
    return String.format(Locale.ROOT, ":%04X", address.getPort());
  }

  /** As the tables write it: words of four bytes, each as a number of this machine. */
  private static String words(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
    StringBuilder words = new StringBuilder();
    while (bytes.hasRemaining()) {
      words.append(String.format(Locale.ROOT, "%08X", bytes.getInt()));
    }
    return words.toString();
  }
}
