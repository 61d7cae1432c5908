package io.managerworkspace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.managerworkspace.health.SchemaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every overlay. */
@ParameterizedClass
@ValueSource(strings = {"dev", "production"})
class OverlayRulesTest {
  private final Manifests manifests;

  OverlayRulesTest(String overlay) throws IOException {
    manifests = Manifests.read(Files.readString(ManifestsTest.rendered(overlay)));
  }

  private Stream<Container> containers() {
    return manifests.workloads().stream().flatMap(workload -> workload.containers().stream());
  }

  @Test
  void imagesAreOfOneVersion() {
    assertThat(containers())
        .isNotEmpty()
        .allSatisfy(
            container ->
                assertThat(container.getImage())
                    .matches("([\\w.-]+(:\\d+)?/)*[\\w.-]+(:[\\w.-]+|@sha256:\\p{XDigit}{64})")
                    .doesNotEndWith(":latest"));
  }

  /** As Pod Security's profile "restricted" wants it, and with a file system that cannot change. */
  @Test
  void nothingRunsWithRights() {
    assertThat(manifests.the(Namespace.class).getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    for (var workload : manifests.workloads()) {
      var pod = workload.template().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(workload.name()).isTrue();
      assertThat(pod.getSecurityContext().getRunAsUser()).as(workload.name()).isPositive();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).as(workload.name()).isFalse();
      assertThat(pod.getHostNetwork()).as(workload.name()).isNull();
    }
    assertThat(containers())
        .allSatisfy(
            container -> {
              var rights = container.getSecurityContext();
              assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
              assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
              assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(rights.getCapabilities().getAdd()).isEmpty();
            });
    assertThat(manifests.the(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
  }

  @Test
  void everyContainerHasRequestsAndLimits() {
    assertThat(containers())
        .allSatisfy(
            container -> {
              var resources = container.getResources();
              assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
              assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
              resources
                  .getRequests()
                  .forEach(
                      (what, request) ->
                          assertThat(request.getNumericalAmount())
                              .isLessThanOrEqualTo(
                                  resources.getLimits().get(what).getNumericalAmount()));
            });
  }

  @Test
  void whatRunsForEverIsProbed() {
    assertThat(manifests.workloads())
        .filteredOn(workload -> !workload.ends())
        .flatExtracting(Workload::containers)
        .isNotEmpty()
        .allSatisfy(
            container -> {
              assertThat(container.getStartupProbe()).isNotNull();
              assertThat(container.getReadinessProbe()).isNotNull();
              assertThat(container.getLivenessProbe()).isNotNull();
            });
  }

  @Test
  void theServiceIsProbedWhereItAnswersAndWaitedForLongEnough() {
    var container =
        manifests
            .the(Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst();

    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/started");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
    assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe()))
        .allSatisfy(
            probe -> {
              assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
              assertThat(probe.getTimeoutSeconds().longValue())
                  .isGreaterThan(SchemaProbe.PATIENCE.toSeconds());
            });
  }

  @Test
  void secretsAreOnlyReferredTo() {
    assertThat(manifests.workloads())
        .flatExtracting(Workload::writtenVariables)
        .extracting(EnvVar::getName)
        .noneMatch(OverlayRulesTest::isSecret);
    assertThat(manifests.all(ConfigMap.class))
        .flatExtracting(config -> config.getData().keySet())
        .noneMatch(OverlayRulesTest::isSecret);
    var references =
        containers()
            .flatMap(container -> container.getEnv().stream())
            .map(EnvVar::getValueFrom)
            .filter(Objects::nonNull)
            .map(EnvVarSource::getSecretKeyRef);
    assertThat(references)
        .extracting(SecretKeySelector::getName, SecretKeySelector::getKey)
        .extracting(Object::toString)
        .isSubsetOf(
            "(\"workspace-metrics\", \"database-username\")",
            "(\"workspace-metrics\", \"database-password\")",
            "(\"workspace-metrics\", \"admin-token\")");
  }

  private static boolean isSecret(Object variable) {
    return variable.toString().matches(".*(PASSWORD|TOKEN|SECRET|PRIVATE).*");
  }

  @Test
  void theServiceListensWhereItsPortsLead() {
    var ports =
        manifests.the(Deployment.class).getSpec().getTemplate().getSpec().getContainers().stream()
            .flatMap(container -> container.getPorts().stream());

    assertThat(ports)
        .extracting(port -> port.getName() + " " + port.getContainerPort())
        .containsExactly("http 8080", "management 9000");
    assertThat(manifests.the(Service.class).getSpec().getPorts())
        .extracting(port -> port.getTargetPort().getStrVal() + " " + port.getPort())
        .containsExactly("http 8080", "management 9000");
  }

  @Test
  void everySelectorFindsItsPods() {
    var service = manifests.the(Service.class).getSpec().getSelector();
    var deployment = manifests.the(Deployment.class).getSpec();

    assertThat(deployment.getSelector().getMatchLabels()).isEqualTo(service);
    assertThat(deployment.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(service);
    assertThat(manifests.workloads())
        .filteredOn(Workload::ends)
        .allSatisfy(
            job ->
                assertThat(job.template().getMetadata().getLabels().entrySet())
                    .as("a Job gets no requests")
                    .isNotEqualTo(service.entrySet())
                    .doesNotContainAnyElementsOf(
                        service.entrySet().stream()
                            .filter(label -> label.getKey().endsWith("component"))
                            .toList()));
  }
}
