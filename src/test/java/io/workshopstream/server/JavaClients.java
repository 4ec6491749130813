package io.workshopstream.server;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByCallerException;
import com.launchdarkly.eventsource.StreamException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.sse.SseEventSource;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Java's readers of event streams, each of which watches an address until it is closed. */
final class JavaClients {

  static final Duration PAUSE = Duration.ofMillis(500);

  /** Starts a client; closing it ends that. */
  interface Starter {
    AutoCloseable start(String url, Told told);
  }

  static final Map<String, Starter> ALL =
      Map.of(
          "okhttp-sse", JavaClients::okHttp,
          "okhttp-eventsource", JavaClients::launchDarkly,
          "WebClient", JavaClients::spring,
          "SseEventSource", JavaClients::jersey);

  private JavaClients() {}

  private static AutoCloseable okHttp(String url, Told told) {
    OkHttpWatcher watcher = new OkHttpWatcher(url, told);
    watcher.connect();
    return watcher;
  }

  /** Goes on for ever, as its strategy says. */
  private static AutoCloseable launchDarkly(String url, Told told) {
    OkHttpClient http = new OkHttpClient.Builder().readTimeout(0, TimeUnit.SECONDS).build();
    com.launchdarkly.eventsource.EventSource source =
        new com.launchdarkly.eventsource.EventSource.Builder(
                ConnectStrategy.http(URI.create(url)).httpClient(http))
            .errorStrategy(ErrorStrategy.alwaysContinue())
            .streamEventData(false)
            .retryDelay(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
            .retryDelayResetThreshold(0, TimeUnit.MILLISECONDS)
            .build();
    Thread reader = new Thread(() -> readAll(source, told), "okhttp-eventsource");
    reader.setDaemon(true);
    reader.start();
    return source;
  }

  private static void readAll(com.launchdarkly.eventsource.EventSource source, Told told) {
    try {
      while (true) {
        if (source.readAnyEvent() instanceof MessageEvent event) {
          told.event(event.getLastEventId(), event.getEventName(), event.getData());
        }
      }
    } catch (StreamClosedByCallerException closed) {
      told.over();
    } catch (StreamException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static AutoCloseable spring(String url, Told told) {
    WebClient client = WebClient.create();
    Disposable watching =
        Flux.defer(
                () ->
                    client
                        .get()
                        .uri(URI.create(url))
                        .headers(
                            headers -> {
                              String last = told.last();
                              if (last != null) {
                                headers.set("Last-Event-ID", last);
                              }
                            })
                        .exchangeToFlux(answer -> events(answer, told)))
            .doOnNext(event -> told.event(event.id(), event.event(), event.data()))
            .onErrorResume(lost -> Flux.empty())
            .repeatWhen(ends -> ends.delayElements(PAUSE).takeWhile(end -> !told.isOver()))
            .subscribe();
    return watching::dispose;
  }

  private static Flux<ServerSentEvent<String>> events(ClientResponse answer, Told told) {
    if (answer.statusCode().value() == 204) {
      told.over();
      return Flux.empty();
    }
    return answer.bodyToFlux(new ParameterizedTypeReference<>() {});
  }

  /** Tells of the opening as of an event without a name, and asks on for ever. */
  private static AutoCloseable jersey(String url, Told told) {
    Client client = ClientBuilder.newClient();
    SseEventSource source =
        SseEventSource.target(client.target(url))
            .reconnectingEvery(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    source.register(
        event -> told.event(event.getId(), event.getName(), event.readData()),
        stopped -> told.over());
    source.open();
    return () -> {
      source.close(1, TimeUnit.SECONDS);
      client.close();
    };
  }
}
