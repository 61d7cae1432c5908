package io.managerworkspace.http.observation;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The path of the resource that a request met, with the names of its parameters. */
public final class Route {
  /** Where the framework keeps it, for its own process metrics. */
  private static final String TEMPLATE = "UrlPathTemplate";

  /** What a parameter of the path has to look like. */
  private static final Pattern PATTERN = Pattern.compile(": *[^}]+}");

  private static final int NO_RESOURCE = 404;

  private Route() {}

  /**
   * The route; what met no resource is {@code NOT_FOUND} or, when it was refused before or is none
   * of ours, {@code UNKNOWN}: the path itself has as many values as callers care to make up.
   */
  static String of(RoutingContext context, int status) {
    return callContext(context).localContextData().get(TEMPLATE) instanceof String template
        ? PATTERN.matcher(template).replaceAll("}")
        : status == NO_RESOURCE ? "NOT_FOUND" : "UNKNOWN";
  }

  /** Names what a request met that is no resource; few different names, whatever was asked. */
  public static void name(RoutingContext context, String template) {
    callContext(context).localContextData().put(TEMPLATE, template);
  }

  /** What belongs to this one request, on whatever thread it is worked at. */
  static ContextInternal callContext(RoutingContext context) {
    return (ContextInternal) ((HttpServerRequestInternal) context.request()).context();
  }
}
