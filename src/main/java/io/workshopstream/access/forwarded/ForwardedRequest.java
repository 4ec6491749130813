package io.workshopstream.access.forwarded;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;

/** A request as its client sent it to the proxy. */
final class ForwardedRequest extends HttpServletRequestWrapper {

  private final String client;
  private final boolean secure;

  private ForwardedRequest(HttpServletRequest request, String client, boolean secure) {
    super(request);
    this.client = client;
    this.secure = secure;
  }

  static HttpServletRequest of(HttpServletRequest request, TrustedProxies proxies) {
    if (!proxies.include(request.getRemoteAddr())) {
      return request;
    }
    String client =
        proxies.client(
            request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    boolean secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return new ForwardedRequest(request, client, secure || request.isSecure());
  }

  @Override
  public String getRemoteAddr() {
    return client;
  }

  @Override
  public String getRemoteHost() {
    return client;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getScheme() {
    return secure ? "https" : "http";
  }
}
