package io.managerworkspace.security.authentication;

import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;

/** The credential of a request that lasts; two of the same token are equal. It tells no secret. */
public final class HeldCredential {
  private final String token;
  private final ByteBuffer hash;

  private HeldCredential(String token) {
    this.token = token;
    hash = ByteBuffer.wrap(Secret.hash(token));
  }

  static void remember(RoutingContext context, String token) {
    context.put(HeldCredential.class.getName(), token);
  }

  /** That of a request that is authenticated. */
  public static HeldCredential of(RoutingContext context) {
    return new HeldCredential(context.get(HeldCredential.class.getName()));
  }

  String token() {
    return token;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldCredential that && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }
}
