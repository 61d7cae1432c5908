package io.managerworkspace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.managerworkspace.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What kustomize makes of k8s/ is kept in files, so that it is reviewed, and held to the rules also
 * where there is no kubectl.
 */
class ManifestsTest {
  private static final Path MONITORED = Path.of("target", "k8s-monitored");

  static Path rendered(String overlay) {
    return Path.of("src/test/resources/golden/kubernetes", overlay + ".yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown: 1\n", "spec: {replicas: 1, replica: 2}\n"})
  void aFieldThatKubernetesDoesNotKnowIsRefused(String fields) {
    var yaml = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n" + fields;

    if (fields.isEmpty()) {
      assertThat(Manifests.read(yaml).objects()).hasSize(1);
    } else {
      assertThatThrownBy(() -> Manifests.read(yaml)).hasMessageContaining("Unrecognized field");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1 Secret", "apps/v1beta1 Deployment"})
  void aKindThatIsNotExpectedIsRefused(String kind) {
    var yaml = "apiVersion: %s\nkind: %s\n".formatted((Object[]) kind.split(" "));

    assertThatThrownBy(() -> Manifests.read(yaml)).hasMessage("No kind that is expected: " + kind);
  }

  @Nested
  class WithKubectl {
    @BeforeEach
    void kubectlIsInstalled() {
      assumeTrue(Kustomize.isInstalled(), "There is no kubectl with kustomize 5.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void theOverlayIsWhatWasReviewed(String overlay) {
      Golden.assertSame(rendered(overlay), Kustomize.render(Path.of("k8s/overlays", overlay)));
    }

    @Test
    void monitoringCanBeAddedToTheProduction() throws IOException {
      Files.createDirectories(MONITORED);
      Files.writeString(
          MONITORED.resolve("kustomization.yaml"),
          """
          apiVersion: kustomize.config.k8s.io/v1beta1
          kind: Kustomization
          resources: [../../k8s/overlays/production]
          components: [../../k8s/monitoring]
          """);

      var manifests = Manifests.read(Kustomize.render(MONITORED));

      var monitor = manifests.the(ServiceMonitor.class);
      assertThat(monitor.getSpec().getEndpoints())
          .singleElement()
          .satisfies(endpoint -> assertThat(endpoint.getPort()).isEqualTo("management"));
      assertThat(manifests.objects())
          .extracting(HasMetadata::getKind)
          .contains("ServiceMonitor", "PrometheusRule", "Deployment");
    }
  }
}
