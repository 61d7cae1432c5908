package io.managerworkspace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What several replicas need beside the rules of all overlays. */
class ProductionRulesTest {
  /** PostgreSQL's default, less what it keeps for its superusers. */
  private static final int CONNECTIONS = 97;

  private final Manifests manifests;
  private final Map<String, String> settings;

  ProductionRulesTest() throws IOException {
    manifests = read("production");
    settings = manifests.the(ConfigMap.class).getData();
  }

  private static Manifests read(String overlay) throws IOException {
    return Manifests.read(Files.readString(ManifestsTest.rendered(overlay)));
  }

  @Test
  void everySettingIsOneThatTheBuiltServiceReads() throws IOException {
    var known = KnownSettings.variables();

    assertThat(known).contains("WORKSPACE_ADMIN_TOKEN", "QUARKUS_HTTP_PORT");
    // Read at build time only: a variable of this name changes nothing.
    assertThat(known).doesNotContain("QUARKUS_DATASOURCE_HEALTH_ENABLED");
    for (var overlay : new String[] {"dev", "production"}) {
      assertThat(known).containsAll(variables(read(overlay)).toList());
    }
  }

  private static Stream<String> variables(Manifests manifests) {
    return Stream.concat(
        manifests.the(ConfigMap.class).getData().keySet().stream(),
        manifests.workloads().stream()
            .filter(Workload::isOfTheService)
            .flatMap(workload -> workload.containers().stream())
            .flatMap(container -> container.getEnv().stream())
            .map(EnvVar::getName));
  }

  @Test
  void aReplicaIsGivenTheTimeToAnswerWhatItHas() {
    var pod = manifests.the(Deployment.class).getSpec().getTemplate().getSpec();
    var preStop =
        pod.getContainers().getFirst().getLifecycle().getPreStop().getSleep().getSeconds();

    assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
        .isGreaterThan(
            Duration.ofSeconds(preStop)
                .plus(duration("QUARKUS_SHUTDOWN_DELAY"))
                .plus(duration("QUARKUS_SHUTDOWN_TIMEOUT")));
  }

  private Duration duration(String setting) {
    return DurationConverter.parseDuration(settings.get(setting));
  }

  @Test
  void oneReplicaMayGoAndTheOthersServe() {
    var fewest = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMinReplicas();
    var deployment = manifests.the(Deployment.class).getSpec();
    var budget = manifests.the(PodDisruptionBudget.class).getSpec();

    assertThat(fewest).isGreaterThan(1);
    assertThat(budget.getMaxUnavailable().getIntVal()).isLessThan(fewest);
    assertThat(budget.getSelector()).isEqualTo(deployment.getSelector());
    assertThat(deployment.getReplicas()).as("the autoscaler's to say").isNull();
    assertThat(deployment.getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    assertThat(settings).containsEntry("WORKSPACE_LIMITS_REPLICAS", fewest.toString());
  }

  @Test
  void theAutoscalerScalesTheService() {
    var target = manifests.the(HorizontalPodAutoscaler.class).getSpec().getScaleTargetRef();
    var deployment = manifests.the(Deployment.class);

    assertThat(target.getApiVersion()).isEqualTo(deployment.getApiVersion());
    assertThat(target.getKind()).isEqualTo(deployment.getKind());
    assertThat(target.getName()).isEqualTo(deployment.getMetadata().getName());
  }

  @Test
  void postgresHasConnectionsForAllReplicas() {
    int most = manifests.the(HorizontalPodAutoscaler.class).getSpec().getMaxReplicas();
    var rollout = manifests.the(Deployment.class).getSpec().getStrategy().getRollingUpdate();
    int pool = Integer.parseInt(settings.get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));

    assertThat((most + rollout.getMaxSurge().getIntVal()) * pool).isLessThanOrEqualTo(CONNECTIONS);
  }

  @Test
  void theJobMigratesAndTheReplicasDoNot() {
    var job = Workload.of(manifests.the(Job.class)).orElseThrow();
    var replica = Workload.of(manifests.the(Deployment.class)).orElseThrow();

    assertThat(settings).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    assertThat(replica.writtenVariables()).isEmpty();
    assertThat(
            job.writtenVariables().stream()
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)))
        .isEqualTo(
            Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "true", "QUARKUS_INIT_AND_EXIT", "true"));
    assertThat(job.containers().getFirst().getImage())
        .isEqualTo(replica.containers().getFirst().getImage());
  }

  @Test
  void theNetworkIsClosedButForWhatIsNeeded() {
    var policies = manifests.all(NetworkPolicy.class).stream().map(NetworkPolicy::getSpec).toList();

    assertThat(policies)
        .flatExtracting(policy -> policy.getPolicyTypes())
        .contains("Ingress", "Egress");
    assertThat(policies)
        .flatExtracting(policy -> policy.getIngress())
        .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getPort().getStrVal())
        .containsExactlyInAnyOrder("http", "management");
    assertThat(policies)
        .flatExtracting(policy -> policy.getEgress())
        .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsExactlyInAnyOrder(53, 53, 5432, 443);
  }

  @Test
  void everythingIsInOneNamespace() {
    assertThat(manifests.objects())
        .filteredOn(object -> !object.getKind().equals("Namespace"))
        .extracting(HasMetadata::getMetadata)
        .allSatisfy(meta -> assertThat(meta.getNamespace()).isEqualTo("workspace-metrics"));
  }
}
