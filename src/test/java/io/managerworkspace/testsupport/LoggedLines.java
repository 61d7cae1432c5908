package io.managerworkspace.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is written to a log while this is open, with the fields it has there. */
public final class LoggedLines extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();

  private LoggedLines(Logger logger) {
    this.logger = logger;
  }

  /** Listens to a category and those below it. */
  public static LoggedLines of(String category) {
    var lines = new LoggedLines(Logger.getLogger(category));
    lines.logger.addHandler(lines);
    return lines;
  }

  /** The lines until now. */
  public List<ExtLogRecord> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    var copy = ExtLogRecord.wrap(line);
    // Fields belong to the thread that writes.
    copy.copyMdc();
    lines.add(copy);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
