package io.workshopstream.api.legacy;

/** What was done, in the manner of the old system. */
record Done(boolean success, String message) {}
