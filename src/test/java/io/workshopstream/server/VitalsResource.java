package io.workshopstream.server;

import com.sun.management.UnixOperatingSystemMXBean;
import io.workshopstream.stream.watch.OpenStreams;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Put beside the application by tests: how the JVM is. */
@Path("synthetic-runs/vitals")
public class VitalsResource {

  /** What a thread that waits for a client's socket has on its stack. */
  private static final Set<String> WAITING_WRITES =
      Set.of("blockAfterWriteIfNeeded", "socketWrite", "socketWrite0", "awaitWrite");

  @Inject private OpenStreams streams;

  @GET
  public Map<String, Object> vitals() {
    System.gc();
    Map<String, Object> vitals = new TreeMap<>();
    vitals.put("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    vitals.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    vitals.put("files", files());
    vitals.put("streams", streams.count());
    vitals.put(
        "writing",
        Thread.getAllStackTraces().entrySet().stream()
            .filter(thread -> Arrays.stream(thread.getValue()).anyMatch(VitalsResource::waits))
            .map(thread -> thread.getKey().getName() + Arrays.toString(thread.getValue()))
            .toList());
    return vitals;
  }

  private static boolean waits(StackTraceElement frame) {
    return WAITING_WRITES.contains(frame.getMethodName());
  }

  private static long files() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : -1;
  }
}
