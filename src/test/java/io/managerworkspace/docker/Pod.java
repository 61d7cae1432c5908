package io.managerworkspace.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What Kubernetes gives a replica, and what it withholds. */
record Pod(JsonNode spec) {
  static Pod ofTheDeployment() throws IOException {
    var deployment = new YAMLMapper().readTree(Path.of("k8s/base/deployment.yaml").toFile());
    return new Pod(deployment.at("/spec/template/spec"));
  }

  /** The same as options of an engine. The user is the image's own. */
  List<String> options() {
    return List.of(
        "--read-only",
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        "--memory=" + quantity("/containers/0/resources/limits/memory"),
        "--memory-swap=" + quantity("/containers/0/resources/limits/memory"),
        "--tmpfs=/tmp:size=" + quantity("/volumes/0/emptyDir/sizeLimit"));
  }

  /** Engines write 1m for the 1Mi of Kubernetes. */
  private String quantity(String pointer) {
    return spec.at(pointer).asText().replace("Mi", "m");
  }

  String user() {
    return spec.at("/securityContext/runAsUser").asText();
  }

  /** Seconds from SIGTERM until it is killed. */
  String patience() {
    return spec.at("/terminationGracePeriodSeconds").asText();
  }
}
