package io.workshopstream.crawl.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * A name service that tells only addresses which a guard admits. The HTTP client connects to the
 * very ones that it is told here, so a name that answers twice differently wins nothing.
 *
 * @param names who knows the addresses
 */
public record GuardedDnsResolver(AddressGuard guard, DnsResolver names) implements DnsResolver {

  /**
   * Only those addresses of a host that may be connected to.
   *
   * @throws AddressGuard.ForbiddenAddressException when it has addresses, but none of that kind
   * @throws UnknownHostException when it has no address
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return guard.admitted(host, names.resolve(host));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
