package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.metrics.catalog.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page has words for every metric of the API. */
class PageCatalogueTest {
  private static final Pattern METRIC = Pattern.compile("metric\\(\\s*'([a-z0-9_]+)'");

  @Test
  void thePageKnowsEveryMetricInTheApisOrder() throws IOException {
    var source = Files.readString(Path.of("src/main/resources/page/model/catalogue.js"));

    assertThat(METRIC.matcher(source).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(Metric.values()).map(Metric::requestName).toList());
  }
}
