package io.workshopstream.config;

import org.eclipse.microprofile.config.ConfigProvider;

/** Reads from the configuration what bounds the files that are taken in. */
public final class TransferSettings {

  private final Values values;

  TransferSettings(Values values) {
    this.values = values;
  }

  /** Those of the server that this runs in. */
  public static TransferSettings ofServer() {
    return new TransferSettings(new Values(ConfigProvider.getConfig()));
  }

  /** The most bytes of a back-up that is restored. */
  public long restoreBytes() {
    return values.size("backup.restore-bytes", 1_000_000, 1_000_000_000_000L);
  }
}
