package io.managerworkspace.http;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The bytes of an answer until its reader has taken them; so long they have a place among those of
 * all answers. One thread at a time uses it.
 */
public final class Chunks extends OutputStream {
  private static final int LENGTH = 1 << 16;

  private final BytesAtOnce.Place place;
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int filled = LENGTH;
  private long length;
  private boolean isRefused;

  Chunks(BytesAtOnce.Place place) {
    this.place = place;
  }

  /** How many bytes were written to it. */
  long length() {
    return length;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * @throws io.managerworkspace.model.UnavailableException when other answers leave no room
   */
  @Override
  public void write(byte[] bytes, int offset, int count) {
    if (isRefused) {
      // Who was told so closes what it writes with, and that tries once more.
      return;
    }
    int written = 0;
    while (written < count) {
      if (filled == LENGTH) {
        isRefused = true;
        place.resize((chunks.size() + 1L) * LENGTH);
        isRefused = false;
        chunks.add(new byte[LENGTH]);
        filled = 0;
      }
      int fits = Math.min(count - written, LENGTH - filled);
      System.arraycopy(bytes, offset + written, chunks.getLast(), filled, fits);
      filled += fits;
      written += fits;
    }
    length += count;
  }

  /** Hands over all bytes, and forgets each part when the reader returns. */
  void drainTo(Consumer<byte[]> reader) {
    while (!chunks.isEmpty()) {
      boolean isLast = chunks.size() == 1;
      reader.accept(isLast ? Arrays.copyOf(chunks.getFirst(), filled) : chunks.getFirst());
      chunks.removeFirst();
      place.resize((long) chunks.size() * LENGTH);
    }
  }
}
