package io.managerworkspace.http.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says in the API document what the parameters of calls are: one that says nothing of itself is the
 * one of its name among the components.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentedParameters implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI document) {
    var known = document.getComponents().getParameters();
    document.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .filter(operation -> operation.getParameters() != null)
        .forEach(operation -> complete(operation, known));
  }

  private static void complete(Operation operation, Map<String, Parameter> known) {
    operation.setParameters(
        operation.getParameters().stream()
            .map(parameter -> saysNothing(parameter, known) ? named(parameter) : parameter)
            .toList());
  }

  private static boolean saysNothing(Parameter parameter, Map<String, Parameter> known) {
    return parameter.getRef() == null
        && parameter.getDescription() == null
        && known.containsKey(parameter.getName());
  }

  private static Parameter named(Parameter parameter) {
    return OASFactory.createParameter().ref("#/components/parameters/" + parameter.getName());
  }
}
