package io.managerworkspace.http.observation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.managerworkspace.testsupport.Workspace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboard, alerts and docs/operations.md name what there is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("k8s/monitoring/dashboard.json");
  private static final Path ALERTS = Path.of("k8s/monitoring/alerts.yaml");
  private static final Path OPERATIONS = Path.of("docs/operations.md");

  /** What Prometheus itself knows of a target. */
  private static final Set<String> OF_TARGETS = Set.of("instance", "job", "namespace", "pod");

  private static final YAMLMapper YAML = new YAMLMapper();

  @TestHTTPResource URI server;

  @TestHTTPResource(management = true)
  URI management;

  private Exposition exposed;

  @BeforeEach
  void run() {
    BusyRun.at(server);
    exposed =
        Exposition.of(
            Workspace.send(HttpRequest.newBuilder(management.resolve("/q/metrics"))).isOk().text());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> alerts() {
    return read(ALERTS).findValues("rules").stream().flatMap(JsonNode::valueStream);
  }

  private void isExposed(String expression) {
    var named = PromQl.of(expression);
    assertThat(named.matched()).as(expression).isNotEmpty();
    named
        .matched()
        .forEach(
            (metric, labels) -> {
              assertThat(exposed.labels()).as(expression).containsKey(metric);
              assertThat(exposed.labels().get(metric)).as(expression).containsAll(labels);
            });
    var known = named.matched().keySet().stream().flatMap(m -> exposed.labels().get(m).stream());
    assertThat(Stream.concat(known, OF_TARGETS.stream()).collect(toSet()))
        .as(expression)
        .containsAll(named.grouped());
  }

  @Test
  void theDashboardShowsWhatThereIs() {
    var expressions = read(DASHBOARD).findValuesAsText("expr");

    assertThat(expressions).hasSizeGreaterThan(20).allSatisfy(this::isExposed);
  }

  @Test
  void alertsLookAtWhatThereIs() {
    assertThat(alerts().map(alert -> alert.get("expr").asText()))
        .hasSizeGreaterThan(10)
        .allSatisfy(this::isExposed);
  }

  @Test
  void everyAlertSaysWhatToDo() {
    var anchors =
        text(OPERATIONS)
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
            .map(anchor -> OPERATIONS + "#" + anchor)
            .toList();

    assertThat(alerts())
        .allSatisfy(
            alert -> {
              assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
              assertThat(alert.at("/labels/severity").asText()).isNotBlank();
              assertThat(alert.at("/annotations/runbook").asText())
                  .endsWith("#" + alert.get("alert").asText().toLowerCase(Locale.ROOT))
                  .isIn(anchors);
            });
  }

  @Test
  void theDocumentListsEveryMetricOfOursAndNoOther() {
    var documented =
        Pattern.compile("(?m)^\\| `((?:workspace|http_server)_\\w+)` \\| (.*?) \\|")
            .matcher(text(OPERATIONS))
            .results()
            .toList();
    var ours =
        exposed.labels().keySet().stream()
            .filter(name -> name.matches("(workspace|http_server)_.*"))
            .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
            .collect(toSet());

    assertThat(documented.stream().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(ours);
    assertThat(documented).allSatisfy(this::hasItsLabels);
  }

  private void hasItsLabels(MatchResult row) {
    var labels =
        Pattern.compile("`(\\w+)`")
            .matcher(row.group(2))
            .results()
            .map(label -> label.group(1))
            .collect(toSet());
    labels.add("application");
    var name = row.group(1);
    var sample = exposed.labels().containsKey(name) ? name : name + "_count";

    assertThat(exposed.labels().get(sample)).as(name).isEqualTo(labels);
  }
}
