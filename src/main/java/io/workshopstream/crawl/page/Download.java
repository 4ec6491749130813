package io.workshopstream.crawl.page;

/** How the attempt to have one file ended. */
public sealed interface Download {

  /** It came whole. */
  final class Complete implements Download {

    private final String mediaType;
    private final byte[] bytes;

    /**
     * A whole file.
     *
     * @param mediaType such as {@code image/png}, in lower case and without parameters; empty when
     *     the site does not say
     * @param bytes not copied: nobody changes them
     */
    public Complete(String mediaType, byte[] bytes) {
      this.mediaType = mediaType;
      this.bytes = bytes;
    }

    public String mediaType() {
      return mediaType;
    }

    public byte[] bytes() {
      return bytes;
    }
  }

  /**
   * It could not be had.
   *
   * @param detail what the reason does not say, such as {@code 503}; never an address; may be empty
   */
  record Failed(Fetch.Reason reason, String detail) implements Download {}
}
