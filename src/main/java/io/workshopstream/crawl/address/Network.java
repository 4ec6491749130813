package io.workshopstream.crawl.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of IP addresses.
 *
 * @param first its lowest address
 * @param length how many leading bits all its addresses share
 */
public record Network(InetAddress first, int length) {

  /** Private and loopback: open to studios that are listed as internal. */
  public static final List<Network> INTERNAL =
      networks(
          "10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

  /**
   * Blocks that hold no public site, after the registries of special-purpose addresses (RFC 6890):
   * "this" network, shared space of providers, link-local, protocol assignments, documentation,
   * 6to4 relays, benchmarks, multicast, reserved; Teredo, ORCHID.
   */
  public static final List<Network> SPECIAL =
      networks(
          "0.0.0.0/8",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20");

  /** All that IANA has given out for global unicast in IPv6. */
  static final Network GLOBAL = of("2000::/3");

  /** Gateways to IPv4; the address behind them stands in the last four octets (RFC 6052). */
  static final Network NAT64 = of("64:ff9b::/96");

  /** The old tunnels; the IPv4 address stands behind the first two octets (RFC 3056). */
  static final Network SIX_TO_FOUR = of("2002::/16");

  static Network of(String notation) {
    String[] parts = notation.split("/", 2);
    return new Network(literal(parts[0]), Integer.parseInt(parts[1]));
  }

  private static List<Network> networks(String... notations) {
    return Stream.of(notations).map(Network::of).toList();
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException noLiteral) {
      throw new IllegalArgumentException(address, noLiteral);
    }
  }

  /** Addresses of the other IP version are in no network of this one. */
  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    boolean same = mine.length == other.length;
    for (int bit = 0; same && bit < length; bit++) {
      int mask = 0x80 >> (bit % 8);
      same = (mine[bit / 8] & mask) == (other[bit / 8] & mask);
    }
    return same;
  }
}
