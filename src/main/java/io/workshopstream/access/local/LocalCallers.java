package io.workshopstream.access.local;

import io.workshopstream.access.local.PeerAccounts.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those who sit at this machine themselves. What a proxy on this machine passes on comes from here
 * too, so each request is looked at for signs of one: where it comes from, what it names, how it
 * speaks, what was added to it, and whose connection it is.
 */
public final class LocalCallers {

  private static final int REMEMBERED = 10_000;
  private static final Set<String> PROXY_HEADERS =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "client-ip",
          "true-client-ip",
          "x-cluster-client-ip",
          "x-remote-addr",
          "x-remote-ip",
          "x-proxyuser-ip",
          "x-azure-clientip",
          "x-envoy-external-address",
          "x-amzn-trace-id",
          "x-nginx-proxy",
          "x-varnish",
          "fastly-client-ip",
          "fly-client-ip",
          "cdn-loop",
          "max-forwards");
  private static final Set<String> PROXY_PREFIXES =
      Set.of("x-forwarded", "x-original-", "x-envoy-", "x-appengine-", "cf-");

  private final PeerAccounts accounts;
  private final Map<String, Peer> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Peer> eldest) {
              return size() > REMEMBERED;
            }
          });

  public LocalCallers() {
    this(new PeerAccounts(Path.of("/proc")));
  }

  LocalCallers(PeerAccounts accounts) {
    this.accounts = accounts;
  }

  /** Whether a request is one of theirs. */
  public boolean include(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && isLocalName(request.getHeader("Host"))
        && !request.getProtocol().equals("HTTP/1.0") // nginx's own, unless told otherwise
        && Collections.list(request.getHeaderNames()).stream().noneMatch(LocalCallers::isProxys)
        && isOfPeople(request);
  }

  private static boolean isProxys(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return PROXY_HEADERS.contains(lower) || PROXY_PREFIXES.stream().anyMatch(lower::startsWith);
  }

  private boolean isOfPeople(HttpServletRequest request) {
    String connection = request.getServletConnection().getConnectionId();
    Peer peer = known.get(connection);
    if (peer == null) {
      peer =
          accounts.of(
              new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort()),
              new InetSocketAddress(request.getLocalAddr(), request.getLocalPort()));
      if (!connection.isEmpty()) {
        known.put(connection, peer);
      }
    }
    return peer == Peer.TRUSTED || peer == Peer.UNKNOWN;
  }

  /**
   * Whether a Host header names this machine; another name with a local address is DNS rebinding.
   */
  static boolean isLocalName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    try {
      String name = URI.create("http://" + host).getHost();
      return name != null
          && Set.of("localhost", "127.0.0.1", "[::1]").contains(name.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress(); // an address: no name is looked up
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
