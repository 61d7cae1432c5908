package io.managerworkspace.security.authentication;

import io.managerworkspace.security.authorization.Caller;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** Who sent the request that is being answered. Never blocks. */
@Singleton
public final class CurrentCaller {
  private final CurrentVertxRequest current;

  CurrentCaller(CurrentVertxRequest current) {
    this.current = current;
  }

  /**
   * The caller; to be asked for on the request's own thread.
   *
   * @throws UnauthorizedException when the request has no credential
   */
  public Caller get() {
    return BearerMechanism.caller(current.getCurrent()).orElseThrow(UnauthorizedException::new);
  }
}
