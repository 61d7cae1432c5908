package io.managerworkspace.shutdown;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Gives {@link Shutdown} the framework's settings of delay and timeout, and the framework none: it
 * would wait once more, when everything has ended.
 */
public final class ShutdownTimes implements ConfigSourceInterceptor {
  static final String DELAY = "workspace.shutdown.delay";
  static final String TIMEOUT = "workspace.shutdown.timeout";

  private static final String FRAMEWORK_DELAY = "quarkus.shutdown.delay";
  private static final String FRAMEWORK_TIMEOUT = "quarkus.shutdown.timeout";

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    return switch (name) {
      case DELAY -> context.proceed(FRAMEWORK_DELAY);
      case TIMEOUT -> context.proceed(FRAMEWORK_TIMEOUT);
      case FRAMEWORK_DELAY, FRAMEWORK_TIMEOUT -> null;
      default -> context.proceed(name);
    };
  }
}
