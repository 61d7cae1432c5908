package io.managerworkspace.access;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Where a request comes from, as far as one client can be told from another. */
final class ClientNetwork {
  private static final int BYTES_OF_A_NETWORK = 8;
  private static final int LONGEST = 64;

  private ClientNetwork() {}

  /** An IPv4 address; of IPv6 the /64, which a single client has all addresses of. */
  static String of(SocketAddress peer) {
    var host = Optional.ofNullable(peer).map(SocketAddress::host).orElse("local");
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
