package io.managerworkspace.security.limits;

import io.managerworkspace.security.authorization.AccountCheck;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Holds every request that has a credential to the credential's limits. */
@Singleton
public final class LimitCheck {
  private static final String PERMIT = Limits.Permit.class.getName();

  private final Limits limits;
  private final CurrentVertxRequest current;

  LimitCheck(Limits limits, CurrentVertxRequest current) {
    this.limits = limits;
    this.current = current;
  }

  /**
   * Behind {@link AccountCheck}, so that a refused access takes nothing. The place is given back
   * when the work has ended and not when the client has gone: the database may still be at it.
   */
  @ServerRequestFilter(priority = Priorities.USER + 1)
  public void admit() {
    var context = current.getCurrent();
    Caller.of(context)
        .ifPresent(
            caller -> {
              var permit = limits.admit(caller, QuotaKind.of(context.normalizedPath()));
              CurrentRequestManager.get().registerCompletionCallback(_ -> permit.leave().run());
              context.put(PERMIT, permit);
            });
  }

  /** Tells in every answer what is left. */
  @ServerResponseFilter
  public void tell(ContainerResponseContext response) {
    Limits.Permit permit = current.getCurrent().get(PERMIT);
    if (permit != null) {
      permit.headers().forEach(response.getHeaders()::putSingle);
    }
  }
}
