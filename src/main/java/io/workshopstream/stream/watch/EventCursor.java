package io.workshopstream.stream.watch;

import io.workshopstream.stream.frame.SseFrame;
import java.util.List;

/** A client's place in what it watches. Used by one thread at a time. */
public interface EventCursor {

  /**
   * The next frames, in order; empty when there is none right now, or until older ones have been
   * read from the database.
   *
   * @param atMost about how many bytes
   * @param conflate whether the client is behind, so that only the newest state of the progress bar
   *     matters
   */
  List<SseFrame> next(int atMost, boolean conflate);

  /** Whether everything was handed out and nothing comes any more on this connection. */
  boolean isDone();

  /** The id after which the client would go on. */
  String place();

  /** What is sent instead of silence. */
  SseFrame heartbeat();

  /** Whether silence is broken by an event that clients see, and not by a comment only. */
  boolean showsHeartbeat();

  /** Has somebody called, on any thread, when there may be more. */
  void follow(Runnable more);

  /** Stops calling. */
  void leave();
}
