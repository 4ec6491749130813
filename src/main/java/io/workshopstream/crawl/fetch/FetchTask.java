package io.workshopstream.crawl.fetch;

import org.apache.hc.client5.http.cookie.CookieStore;

/** One way to ask for one address, once. */
public interface FetchTask {

  /** Blocks its thread; any failure of the network, the site or the browser is a value. */
  FetchResult send(CookieStore cookies);

  /** Ends {@link #send} soon, whatever it waits for; from any thread. */
  void abort();
}
