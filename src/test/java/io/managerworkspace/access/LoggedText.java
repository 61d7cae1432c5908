package io.managerworkspace.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged from its begin on, this service's own packages down to DEBUG. */
final class LoggedText extends Handler {
  private static final Formatter FORMAT = new PatternFormatter("%c %p %s %X%e");
  private static final List<Logger> OWN =
      List.of(Logger.getLogger("io.managerworkspace"), Logger.getLogger("audit"));
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoggedText() {
    setLevel(Level.ALL);
  }

  static LoggedText begin() {
    var logged = new LoggedText();
    OWN.forEach(logger -> logger.setLevel(Level.FINE));
    ROOT.addHandler(logged);
    return logged;
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord logged) {
    lines.add(FORMAT.format(logged));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    ROOT.removeHandler(this);
    OWN.forEach(logger -> logger.setLevel(null));
  }
}
