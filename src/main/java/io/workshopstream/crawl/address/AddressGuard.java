package io.workshopstream.crawl.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps requests on public unicast addresses. It works in two steps: {@link #readable} judges how
 * an address is spelled, before any request; {@link GuardedDnsResolver} lets the HTTP client know
 * only addresses that the guard admits.
 */
public enum AddressGuard {
  /** For all sites. */
  PUBLIC,
  /** For the site of a studio that is listed as internal: private networks and loopback too. */
  INTERNAL;

  /** A name with many silent addresses would multiply the time to connect. */
  private static final int TRIED_ADDRESSES = 4;

  private static final Pattern NUMBER_AT_END =
      Pattern.compile("^(?:.*\\.)?(?:\\d+|0[xX][\\da-fA-F]*)");
  private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");

  /**
   * The origin of an address that may be asked at all: http or https, no user name, and a host that
   * is a name or the plain form of an IP address (no octal, hexadecimal or single-number form, no
   * zone).
   */
  public static Optional<Origin> readable(URI address) {
    String authority = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    return authority.contains("@")
        ? Optional.empty()
        : Origin.of(address).filter(origin -> isPlain(origin.host()));
  }

  private static boolean isPlain(String host) {
    if (host.startsWith("[")) {
      return !host.contains("%");
    }
    return !NUMBER_AT_END.matcher(host).matches() || DOTTED.matcher(host).matches();
  }

  /**
   * Whether an address can be seen to be out of bounds without asking anybody: how it is spelled,
   * or the number that its host is. A name is not looked up.
   */
  public boolean forbids(URI address) {
    return readable(address).filter(origin -> mayAdmit(origin.host())).isEmpty();
  }

  private boolean mayAdmit(String host) {
    if (!host.startsWith("[") && !DOTTED.matcher(host).matches()) {
      return true;
    }
    try {
      return admits(InetAddress.getByName(host));
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  /**
   * Those addresses of a host that may be connected to.
   *
   * @throws ForbiddenAddressException when there is none
   */
  InetAddress[] admitted(String host, InetAddress... all) throws ForbiddenAddressException {
    InetAddress[] admitted =
        Arrays.stream(all).filter(this::admits).limit(TRIED_ADDRESSES).toArray(InetAddress[]::new);
    if (admitted.length == 0) {
      throw new ForbiddenAddressException(host);
    }
    return admitted;
  }

  /** Whether this address may be connected to. */
  public boolean admits(InetAddress address) {
    if (Network.INTERNAL.stream().anyMatch(network -> network.contains(address))) {
      return this == INTERNAL;
    }
    if (Network.SPECIAL.stream().anyMatch(network -> network.contains(address))) {
      return false;
    }
    byte[] octets = address.getAddress();
    if (octets.length == 4) {
      return true;
    }
    if (Network.NAT64.contains(address)) {
      return PUBLIC.admits(ipv4(octets, 12));
    }
    return Network.SIX_TO_FOUR.contains(address)
        ? PUBLIC.admits(ipv4(octets, 2))
        : Network.GLOBAL.contains(address);
  }

  private static InetAddress ipv4(byte[] octets, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(octets, from, from + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A host all of whose addresses are out of bounds. */
  public static final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
      super(host);
    }
  }
}
