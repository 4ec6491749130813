package io.workshopstream.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who has a port of this machine, for a test that needs it and cannot have it: the sockets in the
 * system's tables, each with the process that has it open, as far as this one may see it.
 */
final class PortHolders {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolders() {}

  static List<String> of(int port) {
    String end = ":%04X".formatted(port);
    return TABLES.stream()
        .flatMap(PortHolders::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length > INODE && fields[LOCAL].endsWith(end))
        .map(PortHolders::told)
        .toList();
  }

  /** In the words of the table: addresses in hexadecimal digits, 0A is a socket that listens. */
  private static String told(String[] fields) {
    return "state %s, from %s, %s"
        .formatted(fields[STATE], fields[REMOTE], process("socket:[" + fields[INODE] + "]"));
  }

  private static String process(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> hasOpen(process.pid(), socket))
        .map(process -> "process " + process.pid() + ", " + process.info())
        .findFirst()
        .orElse("of a process that has ended or is not ours");
  }

  private static boolean hasOpen(long pid, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.anyMatch(file -> socket.equals(target(file)));
    } catch (IOException gone) {
      return false;
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }
}
