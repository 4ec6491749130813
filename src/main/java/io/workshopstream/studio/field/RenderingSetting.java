package io.workshopstream.studio.field;

/** Whether a studio's pages are read with a browser, which runs their scripts. */
public enum RenderingSetting {
  /** They say all they have to say as they are sent. */
  NEVER,
  /** Where there is a browser, for those that say nothing without their scripts. */
  AUTO,
  /** All of them need one. */
  ALWAYS
}
