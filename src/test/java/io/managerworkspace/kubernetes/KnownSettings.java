package io.managerworkspace.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.managerworkspace.testsupport.Setting;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The environment variables that mean something to a service that is built. */
final class KnownSettings {
  private static final String OF_QUARKUS = "META-INF/quarkus-config-doc/quarkus-config-model.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private KnownSettings() {}

  /** The service's own and those of Quarkus and its extensions that are read at run time. */
  static Set<String> variables() throws IOException {
    var variables = Setting.all().map(Setting::environment).collect(Collectors.toSet());
    var documents = KnownSettings.class.getClassLoader().getResources(OF_QUARKUS);
    for (var document : Collections.list(documents)) {
      try (var text = document.openStream()) {
        variables.addAll(readAtRunTime(JSON.readTree(text)));
      }
    }
    return variables;
  }

  private static Set<String> readAtRunTime(JsonNode node) {
    var found = new HashSet<String>();
    if (node.path("phase").asText().equals("RUN_TIME")) {
      found.addAll(node.path("path").findValuesAsText("environmentVariable"));
      found.addAll(node.path("additionalPaths").findValuesAsText("environmentVariable"));
    }
    node.forEach(child -> found.addAll(readAtRunTime(child)));
    return found;
  }
}
