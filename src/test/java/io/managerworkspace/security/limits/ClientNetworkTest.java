package io.managerworkspace.security.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ClientNetworkTest {
  private static String of(String host) {
    return ClientNetwork.of(SocketAddress.inetSocketAddress(80, host));
  }

  @Test
  void everyAddressOfIpv4IsAClient() {
    assertThat(of("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(of("192.0.2.2"));
  }

  @Test
  void everyNetworkOfIpv6IsAClient() {
    assertThat(of("2001:db8::1"))
        .isEqualTo(of("2001:db8:0:0:ffff::2"))
        .isNotEqualTo(of("2001:db8:0:1::1"));
  }

  @Test
  void whatIsNoAddressIsAClientOfItsOwn() {
    assertThat(of("unknown")).isEqualTo("unknown");
    assertThat(of("x".repeat(1_000))).hasSize(64);
    assertThat(ClientNetwork.of((SocketAddress) null)).isEqualTo("local");
  }
}
