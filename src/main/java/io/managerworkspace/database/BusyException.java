package io.managerworkspace.database;

/** Others have kept a caller from its turn for as long as it waits; becomes a 503. */
public final class BusyException extends RuntimeException {
  BusyException(String message) {
    super(message);
  }
}
