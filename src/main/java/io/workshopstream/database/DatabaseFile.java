package io.workshopstream.database;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the embedded database keeps its file. Nobody but the server's own user has anything to look
 * for there, and the database's login has no password: a file system that knows users keeps the
 * others out.
 */
record DatabaseFile(Path file) {

  private static final Logger LOG = System.getLogger(DatabaseFile.class.getName());
  private static final Pattern URL = Pattern.compile("jdbc:h2:file:([^;]+)(?:;.*)?");
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER = only("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FILE = only("rw-------");

  private static FileAttribute<Set<PosixFilePermission>> only(String owner) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner));
  }

  /** The file that an address leads to; empty for every other database. */
  static Optional<DatabaseFile> of(String url) {
    Matcher address = URL.matcher(url);
    if (!address.matches()) {
      return Optional.empty();
    }
    String name = address.group(1).replaceFirst("^~(?=/)", home());
    return Optional.of(new DatabaseFile(Path.of(name + ".mv.db").toAbsolutePath()));
  }

  private static String home() {
    return Matcher.quoteReplacement(System.getProperty("user.home"));
  }

  /**
   * Makes file and folder before the database would, for their owner only, and takes an older file
   * away from the others. A folder that is there stays as it is: it may hold more than this.
   */
  void keepToOwner() {
    try {
      Path folder = Objects.requireNonNull(file.getParent());
      if (!Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
        return;
      }
      Files.createDirectories(folder, FOLDER);
      if (!Files.exists(file)) {
        Files.createFile(file, FILE);
      } else if (!Files.getPosixFilePermissions(file).equals(FILE.value())) {
        Files.setPosixFilePermissions(file, FILE.value());
      }
    } catch (IOException | SecurityException refused) {
      // If the database cannot work there either, it says so itself in a moment.
      LOG.log(Logger.Level.WARNING, "database.url: others may read the file: {0}", refused);
    }
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
