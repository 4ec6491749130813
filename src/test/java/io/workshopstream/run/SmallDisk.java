package io.workshopstream.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for the real H2 that is full when a test says so: {@code jdbc:h2:small:/path}. */
public class SmallDisk extends FilePathWrapper {

  private static volatile boolean full;

  static void mount() {
    FilePath.register(new SmallDisk());
    full = false;
  }

  static void fill(boolean now) {
    full = now;
  }

  @Override
  public String getScheme() {
    return "small";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new SmallFile(super.open(mode));
  }

  private static void claim() throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
  }

  private static final class SmallFile extends FileBase {

    private final FileChannel file;

    private SmallFile(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return file.read(to);
    }

    @Override
    public synchronized int read(ByteBuffer to, long position) throws IOException {
      return file.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      claim();
      return file.write(from);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      claim();
      return file.write(from, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      claim();
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
