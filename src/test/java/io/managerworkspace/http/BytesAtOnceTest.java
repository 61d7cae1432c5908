package io.managerworkspace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.model.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class BytesAtOnceTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final BytesAtOnce bytes = new BytesAtOnce("some", 100, 70, meters);

  private double held() {
    return meters.get("workspace.bodies.held").gauge().value();
  }

  private double refused() {
    return meters.get("workspace.bodies.refused").counter().count();
  }

  @Test
  void whoFindsNoRoomIsRefusedUntilOthersLeave() {
    var first = bytes.take("a", 60);
    var second = bytes.take("b", 40);

    assertThatThrownBy(() -> bytes.take("c", 1)).isInstanceOf(UnavailableException.class);
    second.close();
    bytes.take("d", 40);

    assertThat(held()).isEqualTo(100);
    assertThat(refused()).isEqualTo(1);
    first.resize(10);
    assertThat(held()).isEqualTo(50);
  }

  @Test
  void whoCannotGrowKeepsWhatItHas() {
    var first = bytes.take("e", 60);
    bytes.take("f", 30);

    assertThatThrownBy(() -> first.resize(80)).isInstanceOf(UnavailableException.class);
    assertThat(held()).isEqualTo(90);
    first.resize(70);
    assertThat(held()).isEqualTo(100);
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    var first = bytes.take("g", 60);
    bytes.take("h", 30);

    first.close();
    first.close();
    first.resize(50);

    assertThat(held()).isEqualTo(30);
  }

  @Test
  void whoIsAloneGetsWhateverItNeeds() {
    var first = bytes.take("i", 1_000);
    first.resize(2_000);

    assertThatThrownBy(() -> bytes.take("j", 1)).isInstanceOf(UnavailableException.class);
    first.close();
    assertThat(held()).isZero();
  }

  @Test
  void oneAccountLeavesRoomForOthers() {
    var first = bytes.take("a", 40);
    bytes.take("a", 30);

    assertThatThrownBy(() -> bytes.take("a", 1)).isInstanceOf(UnavailableException.class);
    bytes.take("b", 30);

    first.close();
    bytes.take("a", 40);
    assertThat(held()).isEqualTo(100);
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void anAccountMayTakeMoreThanItsPartForOneRequest() {
    bytes.take("a", 80);

    assertThatThrownBy(() -> bytes.take("a", 1)).isInstanceOf(UnavailableException.class);
    bytes.take("b", 20);
    assertThatThrownBy(() -> bytes.take("c", 1)).isInstanceOf(UnavailableException.class);
  }
}
