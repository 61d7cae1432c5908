package io.managerworkspace.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs in pods: for ever, or to its end. */
record Workload(String name, boolean ends, PodTemplateSpec template) {
  static Optional<Workload> of(HasMetadata object) {
    var name = object.getMetadata().getName();
    return switch (object) {
      case Deployment it -> Optional.of(new Workload(name, false, it.getSpec().getTemplate()));
      case StatefulSet it -> Optional.of(new Workload(name, false, it.getSpec().getTemplate()));
      case Job it -> Optional.of(new Workload(name, true, it.getSpec().getTemplate()));
      default -> Optional.empty();
    };
  }

  List<Container> containers() {
    var pod = template.getSpec();
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream()).toList();
  }

  /** The variables that are written here and not taken from elsewhere. */
  List<EnvVar> writtenVariables() {
    return containers().stream()
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> variable.getValueFrom() == null)
        .toList();
  }

  boolean isOfTheService() {
    return name.startsWith("workspace-metrics");
  }

  @Override
  public String toString() {
    return name;
  }
}
