package io.managerworkspace.http;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/** The methods that the current request's path does answer, which HTTP wants with a 405. */
final class AllowedMethods {
  private AllowedMethods() {}

  /** Whether the path answers methods, but not the request's. */
  static boolean areOthers() {
    var allowed = ofRequest();
    return !allowed.isEmpty() && !allowed.contains(CurrentRequestManager.get().getMethod());
  }

  /** Read from the framework's own routes: it knows them, but does not tell. */
  static Set<String> ofRequest() {
    var request = CurrentRequestManager.get();
    var resources = new RequestMapper<>(request.getDeployment().getClassMappers());
    var match = resources.map(request.getPathWithoutPrefix());
    var methods = new TreeSet<String>();
    if (match != null) {
      var remaining = match.remaining.isEmpty() ? "/" : match.remaining;
      Arrays.stream(match.value.handlers)
          .filter(ClassRoutingHandler.class::isInstance)
          .map(ClassRoutingHandler.class::cast)
          .forEach(routes -> addMatching(routes, remaining, methods));
    }
    return methods;
  }

  private static void addMatching(ClassRoutingHandler routes, String path, Set<String> methods) {
    routes
        .getMappers()
        .forEach(
            (method, paths) -> {
              if (method != null && paths.map(path) != null) {
                methods.add(method);
              }
            });
  }
}
