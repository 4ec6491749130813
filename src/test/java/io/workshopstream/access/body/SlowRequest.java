package io.workshopstream.access.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A request whose body comes when a test says so, as a server shows it to us. */
final class SlowRequest {

  private final Queue<Byte> bytes = new ArrayDeque<>();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private @Nullable ReadListener listener;
  private byte @Nullable [] body;
  private boolean returned;
  private int status;
  private int dispatches;
  private int completions;

  AsyncContext context() {
    return proxy(AsyncContext.class, this::onContext);
  }

  void arrives(String some) throws IOException {
    for (byte one : some.getBytes(UTF_8)) {
      bytes.add(one);
    }
    if (listener != null) {
      listener.onDataAvailable();
    }
  }

  void ends() throws IOException {
    if (listener != null) {
      listener.onAllDataRead();
    }
  }

  void breaks() {
    if (listener != null) {
      listener.onError(new IOException("gone"));
    }
  }

  /** The thread that first served the request is back in the server. */
  void returns() {
    returned = true;
  }

  byte @Nullable [] body() {
    return body;
  }

  int status() {
    return status;
  }

  String answer() {
    return answer.toString(UTF_8);
  }

  int dispatches() {
    return dispatches;
  }

  int completions() {
    return completions;
  }

  private @Nullable Object onContext(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "setTimeout" -> {
        if (returned) {
          throw new IllegalStateException("the thread has returned");
        }
      }
      case "dispatch" -> dispatches++;
      case "complete" -> completions++;
      case "getRequest" -> {
        return proxy(HttpServletRequest.class, this::onRequest);
      }
      case "getResponse" -> {
        return proxy(HttpServletResponse.class, this::onResponse);
      }
      default -> throw new AssertionError(method);
    }
    return null;
  }

  private @Nullable Object onRequest(Method method, Object[] arguments) {
    if (method.getName().equals("setAttribute")) {
      body = (byte[]) arguments[1];
      return null;
    }
    return new Input();
  }

  private @Nullable Object onResponse(Method method, Object[] arguments) {
    if (method.getName().equals("setStatus")) {
      status = (int) arguments[0];
    }
    return method.getName().equals("getOutputStream") ? new Output() : null;
  }

  private interface Answering {
    @Nullable Object to(Method method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answering answering) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(answering);
                  case "equals" -> self == arguments[0];
                  default -> answering.to(method, arguments);
                }));
  }

  private final class Input extends ServletInputStream {

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return !bytes.isEmpty();
    }

    @Override
    public void setReadListener(ReadListener reader) {
      listener = reader;
    }

    @Override
    public int read() {
      return bytes.remove();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = Math.min(length, bytes.size());
      for (int i = 0; i < count; i++) {
        target[offset + i] = bytes.remove();
      }
      return count;
    }
  }

  private final class Output extends ServletOutputStream {

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener writer) {
      throw new AssertionError(Arrays.toString(new Object[] {writer}));
    }

    @Override
    public void write(int one) {
      answer.write(one);
    }
  }
}
