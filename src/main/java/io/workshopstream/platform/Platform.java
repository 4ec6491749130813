package io.workshopstream.platform;

/** What the server that this runs in has to offer. */
public final class Platform {

  private Platform() {}

  /** The settings as this server reads them; cheap enough to be asked for each time. */
  public static Configuration configuration() {
    return MicroProfileConfiguration.find().orElseGet(LayeredConfiguration::ofProcess);
  }
}
