package io.workshopstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.workshopstream.metric.CountedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the disk of this machine. */
class DiskSpaceTest {

  private final CountedMetrics metrics = new CountedMetrics();
  private Path file;

  @BeforeEach
  void make_the_file(@TempDir Path folder) throws IOException {
    file = Files.createFile(folder.resolve("data.mv.db"));
  }

  private DiskSpace looked(long least) {
    DiskSpace disk = new DiskSpace(file, least, metrics);
    disk.tick();
    return disk;
  }

  @Test
  void a_disk_with_enough_room_is_no_problem_and_what_is_free_is_measured() {
    DiskSpace disk = looked(1);

    assertThat(disk.problem()).isEmpty();
    assertThat(disk.free().orElseThrow()).isPositive();
    assertThat(metrics.gauge("disk_free_bytes")).isEqualTo((double) disk.free().getAsLong());
  }

  @Test
  void a_disk_with_less_room_than_there_must_be_is_told_with_both_numbers() {
    DiskSpace disk = looked(Long.MAX_VALUE);

    assertThat(disk.problem())
        .hasValue(
            disk.free().orElseThrow()
                + " bytes are free where the database's file is; it must be 9223372036854775807 or"
                + " more (health.disk-free-bytes)");
  }

  @Test
  void nothing_is_said_before_the_first_look_nor_of_a_file_that_is_gone() throws IOException {
    DiskSpace disk = new DiskSpace(file, Long.MAX_VALUE, metrics);
    assertThat(disk.problem()).isEmpty();
    assertThat(metrics.gauge("disk_free_bytes")).isNaN();

    disk.tick();
    assertThat(disk.problem()).isPresent();

    Files.delete(file);
    disk.tick();
    assertThat(disk.problem()).isEmpty();
    assertThat(disk.free()).isEmpty();
    assertThat(metrics.gauge("disk_free_bytes")).isNaN();
  }

  @Test
  void nothing_is_required_of_a_full_disk_when_that_is_switched_off() {
    assertThat(looked(0).problem()).isEmpty();
  }

  @Test
  void a_database_without_a_file_has_no_disk_of_ours_and_no_gauge() {
    DiskSpace disk = new DiskSpace(null, Long.MAX_VALUE, metrics);
    disk.tick();

    assertThat(disk.problem()).isEmpty();
    assertThat(disk.free()).isEmpty();
    assertThat(metrics.isMeasured("disk_free_bytes")).isFalse();
  }
}
