package io.workshopstream.crawl;

import io.workshopstream.crawl.fetch.HttpClients;
import io.workshopstream.crawl.page.CrawlLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;

/**
 * A web in memory: names and servers as a test says, and a note of whatever was connected to. No
 * packet leaves, not even to this machine.
 */
final class StubWeb {

  /** What a server says to a request; an exception is what the network does instead. */
  interface Server {

    /**
     * The answer in bytes, as {@link #reply} makes it.
     *
     * @param host as the request's header names it
     * @param target path and query
     */
    byte[] result(String host, String target) throws IOException;
  }

  private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
  private final List<InetSocketAddress> connected = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Server server;

  StubWeb(Server server) {
    this.server = server;
  }

  /** An answer in full, after which the connection closes. */
  static byte[] reply(int status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Connection: close\r\nContent-Length: ").append(bytes.length).append("\r\n\r\n");
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  /** Where a name leads; literals of IP addresses lead to themselves. */
  StubWeb name(String host, String... addresses) {
    InetAddress[] found = new InetAddress[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      found[i] = literal(addresses[i]);
    }
    names.put(host, found);
    return this;
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException noLiteral) {
      throw new IllegalArgumentException(address, noLiteral);
    }
  }

  /** What was connected to, in order. */
  List<InetSocketAddress> connected() {
    return connected;
  }

  /** Host and target of each request, in order. */
  List<String> asked() {
    return asked;
  }

  HttpClients clients(CrawlLimits limits) {
    return new HttpClients(limits, new Names(), Pools::new);
  }

  private final class Names implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      boolean literal =
          host.startsWith("[") || host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
      InetAddress[] found =
          literal
              ? new InetAddress[] {InetAddress.getByName(host)}
              : names.get(host.toLowerCase(Locale.ROOT));
      if (found == null) {
        throw new UnknownHostException(host);
      }
      return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private final class Pools extends PoolingHttpClientConnectionManagerBuilder {

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver resolver, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          (Proxy proxy) -> new Wire(),
          ports,
          resolver,
          RegistryBuilder.<TlsSocketStrategy>create().register("https", tls).build());
    }
  }

  /** A socket that is none: what is written is a request, what is read its answer. */
  private final class Wire extends Socket {

    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private InputStream result = InputStream.nullInputStream();
    private boolean open;
    private boolean closed;

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
      connected.add((InetSocketAddress) endpoint);
      open = true;
    }

    @Override
    public OutputStream getOutputStream() {
      return request;
    }

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          if (request.size() > 0) {
            result = new ByteArrayInputStream(answered());
          }
          return result.read(bytes, from, length);
        }
      };
    }

    private byte[] answered() throws IOException {
      String[] lines = request.toString(StandardCharsets.ISO_8859_1).split("\r\n", -1);
      request.reset();
      String host = "";
      for (String line : lines) {
        host = line.startsWith("Host: ") ? line.substring(6) : host;
      }
      String target = lines[0].split(" ", 3)[1];
      asked.add(host + target);
      return server.result(host, target);
    }

    @Override
    public boolean isConnected() {
      return open;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public synchronized void close() {
      closed = true;
    }

    @Override
    public <T> Socket setOption(SocketOption<T> name, T value) {
      return this;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {}

    @Override
    public synchronized int getSoTimeout() {
      return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public void setSoLinger(boolean on, int seconds) {}

    @Override
    public void shutdownInput() {}

    @Override
    public void shutdownOutput() {}
  }
}
