package io.managerworkspace.api;

import io.managerworkspace.catalog.Metric;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Completes {@code META-INF/openapi.yaml} with the catalogue's metrics, when it is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

  /** Every call may end in the one error shape. */
  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses().getDefaultValue() == null) {
      operation
          .getResponses()
          .setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/Problem"));
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var schemas = document.getComponents().getSchemas();
    schemas.get("ByTimeMetric").setEnumeration(requestNames(Metric.Kind.BY_TIME));
    schemas.get("CurrentMetric").setEnumeration(requestNames(Metric.Kind.CURRENT));
    schemas.get("Sort").setPattern(sortPattern());
    Arrays.stream(Metric.values())
        .forEach(
            metric -> schemas.get("Metrics").addProperty(metric.responseName(), value(metric)));
  }

  private static List<Object> requestNames(Metric.Kind kind) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.kind() == kind)
        .<Object>map(Metric::requestName)
        .toList();
  }

  private static String sortPattern() {
    return Arrays.stream(Metric.values())
        .map(Metric::responseName)
        .collect(Collectors.joining("|", "^(key|", ")(:(asc|desc))?$"));
  }

  private static Schema value(Metric metric) {
    var schema = OASFactory.createSchema().description(metric.meaning());
    return switch (metric.type()) {
      case LONG -> schema.addType(SchemaType.INTEGER).format("int64");
      case DOUBLE -> schema.addType(SchemaType.NUMBER).addType(SchemaType.NULL).format("double");
    };
  }
}
