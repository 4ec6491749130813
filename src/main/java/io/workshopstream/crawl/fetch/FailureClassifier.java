package io.workshopstream.crawl.fetch;

import io.workshopstream.crawl.address.AddressGuard;
import io.workshopstream.crawl.page.Fetch;
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
public final class FailureClassifier {

  private FailureClassifier() {}

  /** The value for a failure of the HTTP client. */
  public static FetchFailure of(IOException failure) {
    if (failure instanceof AddressGuard.ForbiddenAddressException) {
      return FetchFailure.permanent(Fetch.Reason.FORBIDDEN_ADDRESS, "no public address");
    }
    if (failure instanceof UnknownHostException) {
      return FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "unknown host");
    }
    if (failure instanceof ConnectTimeoutException) {
      return FetchFailure.retryable(Fetch.Reason.TIMED_OUT, "no connection");
    }
    if (failure instanceof SocketTimeoutException) {
      return FetchFailure.retryable(Fetch.Reason.TIMED_OUT, "silence");
    }
    if (failure instanceof MessageConstraintException) {
      return FetchFailure.permanent(Fetch.Reason.TOO_LARGE, "headers");
    }
    return broken(failure);
  }

  private static FetchFailure broken(IOException failure) {
    if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
      return FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "no trusted TLS connection");
    }
    if (failure instanceof ClientProtocolException) {
      return FetchFailure.permanent(Fetch.Reason.UNREACHABLE, "no proper HTTP answer");
    }
    return FetchFailure.retryable(
        Fetch.Reason.UNREACHABLE,
        failure instanceof ConnectException ? "connection refused" : "connection broke");
  }
}
