package io.workshopstream.run.store;

/**
 * What one item of a run's work brought, kept until the run ends, for whoever has to go on with it.
 *
 * @param sequence the number of the event that tells of it: both are stored, or none
 * @param item which one; when it is kept again, that takes the place of this
 * @param data as the work wants it back
 */
public record KeptItem(long sequence, String item, String data) {}
