package io.workshopstream.advice;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Hands a client to LangChain4j that is there already; its times are its own. */
record ModelHttpBuilder(ModelHttp client, Duration timeout) implements HttpClientBuilder {

  @Override
  public Duration connectTimeout() {
    return timeout;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration other) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return timeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration other) {
    return this;
  }

  @Override
  public HttpClient build() {
    return client;
  }
}
