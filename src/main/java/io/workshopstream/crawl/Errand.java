package io.workshopstream.crawl;

import org.apache.hc.client5.http.cookie.CookieStore;

/** One way to ask for one address, once. */
interface Errand {

  /** Blocks its thread; any failure of the network, the site or the browser is a value. */
  Answer send(CookieStore cookies);

  /** Ends {@link #send} soon, whatever it waits for; from any thread. */
  void abort();
}
