package io.workshopstream.crawl.page;

/** A picture of a whole page. */
public final class Screenshot {

  private final byte[] png;

  /**
   * @param png not copied: nobody changes it
   */
  public Screenshot(byte[] png) {
    this.png = png;
  }

  /** The picture as a PNG file; not to be changed. */
  public byte[] png() {
    return png;
  }
}
