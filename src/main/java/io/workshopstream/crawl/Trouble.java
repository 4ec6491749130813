package io.workshopstream.crawl;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Names what the network or the site did to a request. */
final class Trouble {

  private Trouble() {}

  /** The value for a failure of the HTTP client. */
  static Setback of(IOException failure) {
    if (failure instanceof AddressGuard.ForbiddenAddressException) {
      return Setback.lasting(Fetch.Reason.FORBIDDEN_ADDRESS, "no public address");
    }
    if (failure instanceof UnknownHostException) {
      return Setback.lasting(Fetch.Reason.UNREACHABLE, "unknown host");
    }
    if (failure instanceof ConnectTimeoutException) {
      return Setback.passing(Fetch.Reason.TIMED_OUT, "no connection");
    }
    if (failure instanceof SocketTimeoutException) {
      return Setback.passing(Fetch.Reason.TIMED_OUT, "silence");
    }
    if (failure instanceof MessageConstraintException) {
      return Setback.lasting(Fetch.Reason.TOO_LARGE, "headers");
    }
    return broken(failure);
  }

  private static Setback broken(IOException failure) {
    if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
      return Setback.lasting(Fetch.Reason.UNREACHABLE, "no trusted TLS connection");
    }
    if (failure instanceof ClientProtocolException) {
      return Setback.lasting(Fetch.Reason.UNREACHABLE, "no proper HTTP answer");
    }
    return Setback.passing(
        Fetch.Reason.UNREACHABLE,
        failure instanceof ConnectException ? "connection refused" : "connection broke");
  }
}
