package io.managerworkspace.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {
  @Test
  void metricsLabelsAndGroupingsAreFound() {
    var found =
        PromQl.of(
            """
            histogram_quantile(0.95, sum by (le, step) (rate(a_bucket{uri="/x/{y}, z=1", s=~"5.."}[5m])))
              / on(instance) group_left max(b_total{}) > 3 * 3600 and absent(c:d) or 1e3 < e""");

    assertThat(found.matched())
        .isEqualTo(
            Map.of(
                "a_bucket", Set.of("uri", "s"),
                "b_total", Set.of(),
                "c:d", Set.of(),
                "e", Set.of()));
    assertThat(found.grouped()).containsExactlyInAnyOrder("le", "step", "instance");
  }

  @Test
  void anUnknownNameIsTakenForAMetric() {
    assertThat(PromQl.of("sum(rate(made_up[$__rate_interval]))").matched())
        .containsOnlyKeys("made_up");
  }
}
