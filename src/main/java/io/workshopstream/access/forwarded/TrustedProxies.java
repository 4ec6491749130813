package io.workshopstream.access.forwarded;

import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The proxies whose word on the client behind them is taken. */
public final class TrustedProxies {

  private static final int MOST_PROXIES = 20;

  /** Without the ranges, wildcards, masks and old spellings that the library reads, too. */
  private static final IPAddressStringParameters PLAIN =
      new IPAddressStringParameters.Builder()
          .allowAll(false)
          .allowEmpty(false)
          .allowMask(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .toParams();

  private final List<IPAddress> networks;

  /**
   * @param networks addresses, or blocks of them in CIDR notation; none to trust nobody
   */
  public TrustedProxies(List<String> networks) {
    this.networks = networks.stream().flatMap(text -> network(text).stream()).toList();
  }

  /** Whether this is an address, or a block of them in CIDR notation. */
  public static boolean isNetwork(String text) {
    return network(text).isPresent();
  }

  private static Optional<IPAddress> network(String text) {
    IPAddress read = literal(text);
    return read == null
        ? Optional.empty()
        : Optional.of(read.isPrefixed() ? read.toPrefixBlock() : read);
  }

  boolean include(String address) {
    IPAddress read = literal(address);
    return read != null && networks.stream().anyMatch(network -> network.contains(plain(read)));
  }

  /** A socket for both versions of IP shows an IPv4 client as an IPv6 one. */
  private static IPAddress plain(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  private static @Nullable IPAddress literal(String text) {
    return new IPAddressString(text.strip(), PLAIN).getAddress();
  }

  /**
   * The client that a request comes from: the last address of {@code X-Forwarded-For} that is not a
   * trusted proxy's. What stands before it may be anybody's invention.
   *
   * @param peer who is connected to us
   * @param forwarded the values of the header, in order
   */
  String client(String peer, List<String> forwarded) {
    String client = peer;
    List<String> hops =
        forwarded.stream().flatMap(line -> Arrays.stream(line.split(",", -1))).toList();
    int first = Math.max(0, hops.size() - MOST_PROXIES);
    for (int i = hops.size() - 1; i >= first && include(client); i--) {
      IPAddress hop = literal(hops.get(i));
      if (hop == null || hop.isMultiple()) {
        return client;
      }
      client = plain(hop).toCanonicalString();
    }
    return client;
  }
}
