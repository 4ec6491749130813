package io.workshopstream.crawl.browser;

import io.workshopstream.crawl.fetch.FetchFailure;
import java.io.IOException;

/** A WebDriver command that failed, with what that means for the page. */
final class WebDriverException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient FetchFailure failure;

  WebDriverException(FetchFailure failure) {
    super(failure.detail());
    this.failure = failure;
  }

  FetchFailure failure() {
    return failure;
  }
}
