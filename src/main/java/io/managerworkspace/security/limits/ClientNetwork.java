package io.managerworkspace.security.limits;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where requests come from, as far as one client can be told from another. Behind proxies that is
 * the hop that the outermost trusted one has seen: what stands before it in the header is the
 * client's own word.
 */
@Singleton
public final class ClientNetwork {
  /** The framework's word that the peer is a proxy to be believed; it drops that of a client. */
  private static final String IS_TRUSTED = "X-Forwarded-Trusted-Proxy";

  private static final int BYTES_OF_A_NETWORK = 8;
  private static final int LONGEST = 64;

  private final boolean isBehindProxies;
  private final boolean isForwarded;
  private final int trustedHops;

  ClientNetwork(
      LimitSettings settings,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean isBehindProxies,
      @ConfigProperty(name = "quarkus.http.proxy.allow-forwarded", defaultValue = "false")
          boolean allowForwarded,
      @ConfigProperty(name = "quarkus.http.proxy.allow-x-forwarded")
          Optional<Boolean> allowXForwarded) {
    this.isBehindProxies = isBehindProxies;
    isForwarded = allowForwarded && !allowXForwarded.orElse(false);
    trustedHops = settings.trustedHops();
    if (trustedHops < 1) {
      throw new IllegalStateException("workspace.limits.trusted-hops must be 1 or more");
    }
  }

  /** An IPv4 address; of IPv6 the /64, which a single client has all addresses of. */
  public String of(HttpServerRequest request) {
    // First: asking for it makes the framework look at who the peer is.
    var peer = request.remoteAddress();
    var isTrusted = isBehindProxies && "true".equals(request.getHeader(IS_TRUSTED));
    return isTrusted ? hop(request).map(ClientNetwork::of).orElseGet(() -> of(peer)) : of(peer);
  }

  private Optional<String> hop(HttpServerRequest request) {
    return isForwarded
        ? Hops.ofForwarded(request.headers().getAll("Forwarded"), trustedHops)
        : Hops.ofXForwardedFor(request.headers().getAll("X-Forwarded-For"), trustedHops);
  }

  public static String of(SocketAddress peer) {
    return of(Optional.ofNullable(peer).map(SocketAddress::host).orElse("local"));
  }

  private static String of(String host) {
    try {
      return InetAddress.ofLiteral(host) instanceof Inet6Address six ? network(six) : host;
    } catch (IllegalArgumentException _) {
      // What a proxy forwards may be any word.
      return host.length() > LONGEST ? host.substring(0, LONGEST) : host;
    }
  }

  private static String network(Inet6Address address) {
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), BYTES_OF_A_NETWORK));
  }
}
