package io.managerworkspace.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GoodTokensTest {
  private final AtomicLong nanos = new AtomicLong();
  private final GoodTokens tokens = new GoodTokens(nanos::get);

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void whatWasGoodIsKnownForADay() {
    tokens.note(Secret.hash("a"), true);

    after(Duration.ofHours(23));
    assertThat(tokens.has(Secret.hash("a"))).isTrue();
    assertThat(tokens.has(Secret.hash("b"))).isFalse();
    after(Duration.ofHours(2));
    assertThat(tokens.has(Secret.hash("a"))).isFalse();
  }

  @Test
  void whatIsNotGoodAnyMoreIsForgotten() {
    tokens.note(Secret.hash("a"), true);

    tokens.note(Secret.hash("a"), false);

    assertThat(tokens.has(Secret.hash("a"))).isFalse();
  }
}
