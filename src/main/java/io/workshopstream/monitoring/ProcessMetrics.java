package io.workshopstream.monitoring;

import com.sun.management.UnixOperatingSystemMXBean;
import io.workshopstream.metric.MetricLabel;
import io.workshopstream.metric.Metrics;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.function.Supplier;

/** What the process and its virtual machine take, under the names that Prometheus' clients use. */
final class ProcessMetrics {

  private static final double MILLIS = 1000;

  private ProcessMetrics() {}

  private enum Area {
    HEAP,
    NONHEAP
  }

  static void publish(Metrics metrics) {
    memory(metrics);
    metrics.gauge(
        "jvm_threads_current",
        "Threads of the virtual machine.",
        ManagementFactory.getThreadMXBean()::getThreadCount);
    metrics.gauge(
        "process_start_time_seconds",
        "When the process started, in seconds since 1970.",
        () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      metrics.gauge(
          "process_open_fds",
          "Files and connections that the process has open.",
          unix::getOpenFileDescriptorCount);
      metrics.gauge(
          "process_max_fds",
          "Files and connections that the process may have open.",
          unix::getMaxFileDescriptorCount);
      metrics.gauge("process_cpu_load_ratio", "Part of the CPUs in use.", unix::getProcessCpuLoad);
    }
  }

  private static void memory(Metrics metrics) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory(metrics, Area.HEAP, memory::getHeapMemoryUsage);
    memory(metrics, Area.NONHEAP, memory::getNonHeapMemoryUsage);
  }

  private static void memory(Metrics metrics, Area area, Supplier<MemoryUsage> usage) {
    MetricLabel label = MetricLabel.of("area", area);
    metrics.gauge("jvm_memory_used_bytes", "Memory in use.", () -> usage.get().getUsed(), label);
    metrics.gauge(
        "jvm_memory_max_bytes",
        "Memory that may be used; -1 for no bound.",
        () -> usage.get().getMax(),
        label);
  }
}
