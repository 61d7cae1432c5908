package io.managerworkspace.security.audit;

import io.managerworkspace.security.authorization.AccountCheck;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes a line for each admin call and each refused access: who, what, account, outcome. */
@Singleton
public final class AuditLog {
  private static final Logger LOG = Logger.getLogger("audit");
  private static final String ADMIN_PATH = "/manager_workspace/api/admin/";

  private final CurrentVertxRequest current;

  AuditLog(CurrentVertxRequest current) {
    this.current = current;
  }

  /** Looks at every answer on its way out. */
  @ServerResponseFilter
  public void write(ContainerRequestContext request, ContainerResponseContext response) {
    var context = current.getCurrent();
    var status = response.getStatus();
    if (status == 401 || status == 403 || context.normalizedPath().startsWith(ADMIN_PATH)) {
      var caller = Caller.of(context);
      LOG.infof(
          "who=\"%s\" what=\"%s\" account=\"%s\" outcome=%d",
          LogText.plain(caller.map(AuditLog::who).orElse("nobody")),
          LogText.plain(what(context.request())),
          LogText.plain(account(request, context, caller)),
          status);
    }
  }

  private static String who(Caller caller) {
    return switch (caller) {
      case Caller.Admin admin -> admin.getName();
      case Caller.User user -> "user %s with %s".formatted(user.userId(), user.credentialId());
    };
  }

  /** Without the query, which may hold anything. */
  private static String what(HttpServerRequest request) {
    return request.method() + " " + request.path();
  }

  private static String account(
      ContainerRequestContext request, RoutingContext context, Optional<Caller> caller) {
    return Optional.ofNullable(
            request.getUriInfo().getPathParameters().getFirst(AccountCheck.ACCOUNT_ID))
        .or(() -> Optional.ofNullable(context.get(AccountCheck.ACCOUNT_ID)))
        .or(() -> caller.map(AuditLog::accounts))
        .orElse("");
  }

  private static String accounts(Caller caller) {
    return caller instanceof Caller.User user ? String.join(",", user.accounts()) : "";
  }
}
