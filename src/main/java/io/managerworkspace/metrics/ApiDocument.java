package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.query.Method;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Completes {@code META-INF/openapi.yaml} with the catalogue's metrics, when it is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var schemas = document.getComponents().getSchemas();
    schemas.values().forEach(ApiDocument::requireMembers);
    schemas.get("ByTimeMetric").setEnumeration(requestNames(isOf(Metric.Kind.BY_TIME)));
    schemas.get("CurrentMetric").setEnumeration(requestNames(isOf(Metric.Kind.CURRENT)));
    schemas.get("RowsMetric").setEnumeration(requestNames(Metric::hasRows));
    schemas.get("LiveMethod").setEnumeration(liveMethods());
    schemas.get("Sort").setPattern(sortPattern(_ -> true));
    schemas.get("SeriesSort").setPattern(sortPattern(isOf(Metric.Kind.BY_TIME)));
    Arrays.stream(Metric.values())
        .forEach(
            metric -> schemas.get("Metrics").addProperty(metric.responseName(), value(metric)));
  }

  /** A body that is read by hand says of itself only that it is bytes; its example says more. */
  @Override
  public RequestBody filterRequestBody(RequestBody body) {
    if (body.getRef() != null) {
      return body;
    }
    var media = body.getContent().getMediaType(MediaType.APPLICATION_JSON);
    if (media != null && media.getExamples() != null && isBytes(media.getSchema())) {
      var example = media.getExamples().values().iterator().next().getValue();
      media.setSchema(schemaOf(example.toString().strip()));
    }
    return body;
  }

  private static boolean isBytes(Schema schema) {
    return schema != null && "binary".equals(schema.getFormat());
  }

  private static Schema schemaOf(String example) {
    var object = OASFactory.createSchema().addType(SchemaType.OBJECT);
    return example.startsWith("[")
        ? OASFactory.createSchema().addType(SchemaType.ARRAY).items(object)
        : object;
  }

  /** A member of an answer that may be missing is an Optional there, which is never null. */
  private static void requireMembers(Schema schema) {
    if (schema.getProperties() == null || schema.getRequired() != null) {
      return;
    }
    schema
        .getProperties()
        .forEach(
            (name, member) -> {
              if (isOptional(member)) {
                member.removeType(SchemaType.NULL);
              } else {
                schema.addRequired(name);
              }
            });
  }

  private static boolean isOptional(Schema member) {
    return member.getType() != null && member.getType().contains(SchemaType.NULL);
  }

  private static Predicate<Metric> isOf(Metric.Kind kind) {
    return metric -> metric.kind() == kind;
  }

  private static List<Object> requestNames(Predicate<Metric> which) {
    return Arrays.stream(Metric.values()).filter(which).<Object>map(Metric::requestName).toList();
  }

  private static List<Object> liveMethods() {
    return Arrays.stream(Method.values())
        .filter(Method::isLive)
        .<Object>map(Method::toString)
        .toList();
  }

  private static String sortPattern(Predicate<Metric> which) {
    return Arrays.stream(Metric.values())
        .filter(which)
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
