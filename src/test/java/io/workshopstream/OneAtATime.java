package io.workshopstream;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the JVMs that run tests at the same time must not do at the same time. */
public final class OneAtATime {

  private static final Path LOCKS = Path.of("target", "locks");

  private OneAtATime() {}

  /** A piece of work. */
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Does a piece of work while no other of that name is done, in this JVM or another. */
  public static void run(String name, Work work) throws Exception {
    Files.createDirectories(LOCKS);
    Path file = LOCKS.resolve(name);
    synchronized (OneAtATime.class) { // a lock of the system is one of the whole JVM
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        work.run();
      }
    }
  }
}
