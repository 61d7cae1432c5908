package io.managerworkspace.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects of Kubernetes, read by its API's schema: what that does not know is refused. */
record Manifests(List<HasMetadata> objects) {
  /** What may be applied. A Secret is none of it: secrets do not belong into the repository. */
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Stream.of(
              Namespace.class,
              ServiceAccount.class,
              ConfigMap.class,
              Service.class,
              Deployment.class,
              StatefulSet.class,
              Job.class,
              HorizontalPodAutoscaler.class,
              PodDisruptionBudget.class,
              NetworkPolicy.class,
              Gateway.class,
              HTTPRoute.class,
              ServiceMonitor.class,
              PrometheusRule.class)
          .collect(
              Collectors.toMap(
                  type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type),
                  type -> type));

  private static final ObjectMapper STRICT =
      new ObjectMapper(new YAMLFactory()).setAnnotationIntrospector(new NothingUnknown());

  /** Takes from the model's classes the place where they keep fields that they do not know. */
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }

  /** Reads documents of YAML. */
  static Manifests read(String yaml) {
    try (var documents =
        STRICT.readerFor(JsonNode.class).<JsonNode>readValues(STRICT.createParser(yaml))) {
      return new Manifests(documents.readAll().stream().map(Manifests::object).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HasMetadata object(JsonNode node) {
    var kind = node.path("apiVersion").asText() + " " + node.path("kind").asText();
    var type =
        Optional.ofNullable(KINDS.get(kind))
            .orElseThrow(() -> new IllegalArgumentException("No kind that is expected: " + kind));
    try {
      return STRICT.treeToValue(node, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The one object of a kind that the service has. */
  <T extends HasMetadata> T the(Class<T> type) {
    var found =
        all(type).stream()
            .filter(object -> object.getMetadata().getName().startsWith("workspace-metrics"))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " of " + type.getSimpleName());
    }
    return found.getFirst();
  }

  /** The pods that the objects make. */
  List<Workload> workloads() {
    return objects.stream().flatMap(object -> Workload.of(object).stream()).toList();
  }
}
