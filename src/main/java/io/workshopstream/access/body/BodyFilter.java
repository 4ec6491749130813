package io.workshopstream.access.body;

import io.workshopstream.access.problem.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a request go on when its body is here in full. Jakarta REST would read it on the request's
 * own thread, and a few hundred bodies that do not come would then stop the server.
 */
public class BodyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final byte[] NONE = {};

  @Inject private transient IncomingBodies bodies;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      byte[] received = (byte[]) request.getAttribute(IncomingBody.RECEIVED);
      chain.doFilter(new ReceivedBody(request, received == null ? NONE : received), response);
      return;
    }
    BodySize size = BodySize.of(request);
    if (size != BodySize.STREAMED && request.getContentLengthLong() > size.most()) {
      Refusal.tooLong(size.most()).send(request, response);
    } else if (!announcesBody(request)) {
      // Not the server's own stream: with an Upgrade header that one waits for bytes without end.
      chain.doFilter(new ReceivedBody(request, NONE), response);
    } else if (isUpgrade(request) && request.getContentLength() < 0) {
      Refusal.ENDLESS.send(request, response);
    } else if (size == BodySize.STREAMED) {
      chain.doFilter(request, response);
    } else if (isHere(request)) {
      byte[] body = request.getInputStream().readNBytes(request.getContentLength());
      chain.doFilter(new ReceivedBody(request, body), response);
    } else {
      await(request, response, size);
    }
  }

  private static boolean announcesBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isUpgrade(HttpServletRequest request) {
    return request.getHeader("Upgrade") != null;
  }

  private static boolean isHere(HttpServletRequest request) throws IOException {
    int length = request.getContentLength();
    return length > 0 && request.getInputStream().available() >= length;
  }

  private void await(HttpServletRequest request, HttpServletResponse response, BodySize size)
      throws IOException {
    AsyncContext context = request.startAsync(request, response);
    context.setTimeout(0); // ours, in IncomingBodies
    bodies.collect(context, size, request.getContentLength());
  }
}
