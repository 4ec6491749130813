package io.workshopstream.access.body;

import io.workshopstream.access.problem.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A body that arrives little by little and holds no thread meanwhile. When it is here it is given
 * to the request; when it is too long or too slow the client is told.
 */
final class IncomingBody implements ReadListener {

  static final String RECEIVED = IncomingBody.class.getName();
  private static final int CHUNK = 8 * 1024;

  /** Who looks after the bodies that are on their way. */
  interface Keeper {

    /** So many bytes more are kept. */
    void grew(int by);

    /** It is over, and what was kept is forgotten soon; then comes what is to be done. */
    void over(AsyncContext context, int kept, Runnable next);

    /** Gives the request back to the server, once that can take it. */
    void goOn(AsyncContext context);
  }

  private final AsyncContext context;
  private final ServletInputStream stream;
  private final BodySize size;
  private final int announced;
  private final Instant since;
  private final Keeper keeper;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK];
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param announced what Content-Length says; negative when the body comes in chunks
   */
  IncomingBody(AsyncContext context, BodySize size, int announced, Instant since, Keeper keeper)
      throws IOException {
    this.context = context;
    this.stream = context.getRequest().getInputStream();
    this.size = size;
    this.announced = announced;
    this.since = since;
    this.keeper = keeper;
  }

  void begin() {
    stream.setReadListener(this);
  }

  boolean isLate(Instant now) {
    return Duration.between(since, now).compareTo(BodySize.timeFor(count.get())) > 0;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!over.get() && !isComplete() && stream.isReady()) {
      int read = stream.read(chunk);
      if (read < 0) {
        break;
      }
      take(read);
    }
    // Not left to onAllDataRead alone: after an Upgrade header the server sees no end.
    if (isComplete()) {
      onAllDataRead();
    }
  }

  private boolean isComplete() {
    return announced >= 0 && count.get() >= announced;
  }

  private void take(int read) {
    if (count.get() + read > size.most()) {
      refuse(Refusal.tooLong(size.most()));
      return;
    }
    received.write(chunk, 0, read);
    count.addAndGet(read);
    keeper.grew(read);
  }

  @Override
  public void onAllDataRead() {
    if (over.compareAndSet(false, true)) {
      context.getRequest().setAttribute(RECEIVED, received.toByteArray());
      keeper.over(context, count.get(), () -> keeper.goOn(context));
    }
  }

  /** Ends the wait with an answer; after the end nothing happens. */
  void refuse(Refusal refusal) {
    if (over.compareAndSet(false, true)) {
      keeper.over(context, count.get(), () -> answer(refusal));
    }
  }

  private void answer(Refusal refusal) {
    HttpServletResponse response = (HttpServletResponse) context.getResponse();
    try {
      response.setHeader("Connection", "close");
      refusal.send(response);
    } catch (IOException gone) {
      // the client has left and needs no answer
    } finally {
      context.complete();
    }
  }

  @Override
  public void onError(Throwable gone) {
    if (over.compareAndSet(false, true)) {
      keeper.over(context, count.get(), context::complete);
    }
  }
}
