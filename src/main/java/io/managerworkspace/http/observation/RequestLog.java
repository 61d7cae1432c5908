package io.managerworkspace.http.observation;

import io.managerworkspace.security.audit.LogText;
import io.managerworkspace.security.authorization.AccountCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Writes a line for each request. Nothing a caller wrote is in its message; its fields have ids, in
 * a form that cannot be taken for something else.
 */
@Singleton
final class RequestLog {
  static final String CATEGORY = "access";
  static final String REQUEST_ID = "requestId";
  static final String TRACE_ID = "traceId";

  private static final Logger LOG = Logger.getLogger(CATEGORY);
  private static final long TENTH_NS = TimeUnit.MICROSECONDS.toNanos(100);

  private final boolean isOn;

  /** What is logged. */
  @ConfigMapping(prefix = "workspace.log")
  public interface Settings {
    /** Whether each request leaves a line; the audit log and warnings do not depend on it. */
    @WithDefault("true")
    boolean requests();
  }

  RequestLog(Settings settings) {
    isOn = settings.requests();
  }

  void write(Exchange exchange, Exchange.End end) {
    if (isOn && LOG.isLoggable(Level.INFO)) {
      var millis = millis(end.nanos());
      var message = end.method() + " " + end.route() + " " + end.status() + " in " + millis + " ms";
      var line =
          new ExtLogRecord(Level.INFO, message, FormatStyle.NO_FORMAT, RequestLog.class.getName());
      line.setLoggerName(CATEGORY);
      line.setMdc(fields(exchange, end, millis));
      LOG.log(line);
    }
  }

  private static Map<String, String> fields(Exchange exchange, Exchange.End end, String millis) {
    var context = exchange.context();
    var fields = new HashMap<String, String>();
    fields.put("method", end.method());
    fields.put("route", end.route());
    fields.put("status", Integer.toString(end.status()));
    fields.put("ms", millis);
    fields.put("bytes", Long.toString(context.response().bytesWritten()));
    fields.put(REQUEST_ID, exchange.requestId());
    exchange.traceId().ifPresent(id -> fields.put(TRACE_ID, id));
    if (context.get(AccountCheck.ACCOUNT_ID) instanceof String account) {
      fields.put("account", LogText.plain(account));
    }
    return fields;
  }

  /** With one decimal; made by hand because it is made for every request. */
  private static String millis(long nanos) {
    long tenths = nanos / TENTH_NS;
    return tenths / 10 + "." + tenths % 10;
  }
}
