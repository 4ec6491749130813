package io.workshopstream.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** OkHttp's reader, which leaves coming back to its caller: this is one that does. */
final class OkHttpWatcher extends EventSourceListener implements AutoCloseable {

  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(0, TimeUnit.SECONDS).build();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final String url;
  private final Told told;

  OkHttpWatcher(String url, Told told) {
    this.url = url;
    this.told = told;
  }

  void connect() {
    Request.Builder request = new Request.Builder().url(url);
    String last = told.last();
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    EventSources.createFactory(http).newEventSource(request.build(), this);
  }

  @Override
  public void onEvent(EventSource source, @Nullable String id, @Nullable String name, String data) {
    told.event(id, name, data);
  }

  @Override
  public void onClosed(EventSource source) {
    comeBack();
  }

  @Override
  public void onFailure(EventSource source, @Nullable Throwable lost, @Nullable Response response) {
    if (response != null && response.code() == 204) {
      told.over();
    } else {
      comeBack();
    }
  }

  private void comeBack() {
    if (!timer.isShutdown()) {
      ScheduledFuture<?> unused =
          timer.schedule(this::connect, JavaClients.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
  }
}
