package io.managerworkspace.security.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HopsTest {
  private static String hop(int proxies, String... lines) {
    return Hops.ofXForwardedFor(List.of(lines), proxies).orElse("none");
  }

  private static String forwarded(int proxies, String... lines) {
    return Hops.ofForwarded(List.of(lines), proxies).orElse("none");
  }

  @Test
  void eachTrustedProxyVouchesForTheHopBeforeIt() {
    assertThat(hop(1, "203.0.113.9, 192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(hop(2, "203.0.113.9, 192.0.2.1, 10.0.0.1")).isEqualTo("192.0.2.1");
    assertThat(hop(1, "203.0.113.9", "192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(hop(1, "192.0.2.1, ,")).isEqualTo("192.0.2.1");
  }

  @Test
  void ofFewerHopsTheFirstCounts() {
    assertThat(hop(3, "192.0.2.1, 10.0.0.1")).isEqualTo("192.0.2.1");
    assertThat(hop(1)).isEqualTo("none");
    assertThat(hop(1, "", " , ")).isEqualTo("none");
  }

  @Test
  void portsAndBracketsAreNoPartOfTheAddress() {
    assertThat(hop(1, "192.0.2.1:4711")).isEqualTo("192.0.2.1");
    assertThat(hop(1, "2001:db8::1")).isEqualTo("2001:db8::1");
    assertThat(hop(1, "[2001:db8::1]:4711")).isEqualTo("2001:db8::1");
    assertThat(hop(1, "unknown")).isEqualTo("unknown");
  }

  @Test
  void theStandardHeaderIsReadAlike() {
    assertThat(forwarded(1, "for=203.0.113.9, by=10.0.0.1;For=192.0.2.1;proto=https"))
        .isEqualTo("192.0.2.1");
    assertThat(forwarded(1, "for=\"[2001:db8::1]:4711\"")).isEqualTo("2001:db8::1");
    assertThat(forwarded(1, "for=192.0.2.1, proto=https")).isEqualTo("none");
    assertThat(forwarded(1)).isEqualTo("none");
  }
}
