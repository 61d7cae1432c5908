package io.managerworkspace.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to a log while this is open, with the fields it has there. */
public final class LoggedLines extends Handler implements AutoCloseable {
  private static final String ALL = "";
  private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

  private final Logger logger;
  private final List<Logger> atDebug;
  private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();

  private LoggedLines(String category, List<String> atDebug) {
    logger = Logger.getLogger(category);
    this.atDebug = atDebug.stream().map(Logger::getLogger).toList();
  }

  private LoggedLines begin() {
    atDebug.forEach(own -> own.setLevel(Level.FINE));
    logger.addHandler(this);
    return this;
  }

  /** Listens to a category and those below it. */
  public static LoggedLines of(String category) {
    return new LoggedLines(category, List.of()).begin();
  }

  /** Listens to all categories. */
  public static LoggedLines ofEverything() {
    return of(ALL);
  }

  /** Listens to all categories; this service's own write down to DEBUG meanwhile. */
  public static LoggedLines ofEverythingAtDebug() {
    return new LoggedLines(ALL, List.of("io.managerworkspace", "audit")).begin();
  }

  /** The lines until now. */
  public List<ExtLogRecord> lines() {
    return List.copyOf(lines);
  }

  /** The lines until now as text, by a pattern of the log manager. */
  public List<String> texts(String pattern) {
    var format = new PatternFormatter(pattern);
    return lines.stream().map(format::format).toList();
  }

  /** Forgets the lines until now. */
  public void clear() {
    lines.clear();
  }

  @Override
  public void publish(LogRecord line) {
    var copy = ExtLogRecord.wrap(line);
    // Fields belong to the thread that writes, and what a message is made of may change.
    copy.copyMdc();
    copy.setMessage(MESSAGE.format(copy), FormatStyle.NO_FORMAT);
    lines.add(copy);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    atDebug.forEach(own -> own.setLevel(null));
  }
}
