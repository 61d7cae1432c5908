package io.managerworkspace.faults;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Reads what a service sends to PostgreSQL on one connection, and keeps the statements. */
final class StatementRecorder {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int INT = 4;

  private final Set<RecordedStatement> found;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean isLoggingIn = true;

  StatementRecorder(Set<RecordedStatement> found) {
    this.found = found;
  }

  void hear(byte[] bytes) {
    waiting.writeBytes(bytes);
    var all = waiting.toByteArray();
    int at = 0;
    while (end(all, at) <= all.length) {
      int end = end(all, at);
      take(all, at, end);
      at = end;
    }
    waiting.reset();
    waiting.write(all, at, all.length - at);
  }

  /** Where the message ends that begins there; the first ones have no type. */
  private int end(byte[] all, int at) {
    int length = isLoggingIn ? at : at + 1;
    return length + INT > all.length ? Integer.MAX_VALUE : length + number(all, length);
  }

  private void take(byte[] all, int at, int end) {
    if (isLoggingIn) {
      isLoggingIn = number(all, at + INT) == SSL_REQUEST;
    } else if (all[at] == 'P') {
      var statement = RecordedStatement.parsed(Arrays.copyOfRange(all, at + 1 + INT, end));
      if (statement.isOfData()) {
        found.add(statement);
      }
    }
  }

  private static int number(byte[] all, int at) {
    return ByteBuffer.wrap(all, at, INT).getInt();
  }
}
