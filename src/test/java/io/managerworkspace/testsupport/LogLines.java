package io.managerworkspace.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to the log of a category and of those below it, until it is closed. */
public final class LogLines extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Formatter format;
  private final Logger logger;

  private LogLines(Logger logger, String pattern) {
    this.logger = logger;
    format = new PatternFormatter(pattern);
    setLevel(Level.ALL);
    logger.addHandler(this);
  }

  /** The messages of a category. */
  public static LogLines of(String category) {
    return new LogLines(Logger.getLogger(category), "%s");
  }

  /** All lines, as {@code category: message}, each with its exception. */
  public static LogLines ofEverything() {
    return new LogLines(Logger.getLogger(""), "%c: %s%e");
  }

  /** The lines so far; may be cleared. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord logged) {
    lines.add(format.format(logged));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
