package io.workshopstream.crawl;

import java.io.IOException;

/** A WebDriver command that failed, with what that means for the page. */
final class DriverException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Setback setback;

  DriverException(Setback setback) {
    super(setback.detail());
    this.setback = setback;
  }

  Setback setback() {
    return setback;
  }
}
