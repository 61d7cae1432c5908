package io.managerworkspace.metrics;

import io.managerworkspace.metrics.catalog.AgentViewMetric;
import io.managerworkspace.metrics.catalog.Expression;
import io.managerworkspace.metrics.catalog.Metric;
import io.managerworkspace.metrics.catalog.NamedMetric;
import io.managerworkspace.metrics.query.Method;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    var metrics = List.of(Metric.values());
    schemas.get("ByTimeMetric").setEnumeration(requestNames(metrics, isOf(Metric.Kind.BY_TIME)));
    schemas.get("CurrentMetric").setEnumeration(requestNames(metrics, isOf(Metric.Kind.CURRENT)));
    schemas.get("RowsMetric").setEnumeration(requestNames(metrics, Metric::hasRows));
    schemas.get("LiveMethod").setEnumeration(liveMethods());
    schemas.get("Sort").setPattern(sortPattern("key", metrics.stream()));
    schemas
        .get("SeriesSort")
        .setPattern(sortPattern("key", metrics.stream().filter(isOf(Metric.Kind.BY_TIME))));
    metrics.forEach(
        metric ->
            schemas
                .get("Metrics")
                .addProperty(metric.responseName(), described(value(metric.type()), metric)));
    agentView(schemas);
  }

  private static void agentView(Map<String, Schema> schemas) {
    var metrics = List.of(AgentViewMetric.values());
    schemas
        .get("AgentViewByTimeMetric")
        .setEnumeration(requestNames(metrics, isOf(Metric.Kind.BY_TIME)));
    schemas
        .get("AgentViewCurrentMetric")
        .setEnumeration(requestNames(metrics, isOf(Metric.Kind.CURRENT)));
    schemas.get("AgentViewByTimeMetric").addEnumeration("closed_rate");
    schemas
        .get("AgentViewSort")
        .setPattern(
            sortPattern(
                "agentId|agentName|agentStatus|closedRate",
                metrics.stream().filter(metric -> metric.numeric().isPresent())));
    var members = schemas.get("AgentViewRecord");
    metrics.forEach(
        metric ->
            metric
                .numeric()
                .ifPresent(
                    number ->
                        members.addProperty(
                            metric.responseName(), described(nullable(number), metric))));
  }

  /** Some integers of single agents are not known, and durations of bots are not told. */
  private static Schema nullable(AgentViewMetric.Numeric number) {
    return number.expression() instanceof Expression.Value
        ? value(number.type()).addType(SchemaType.NULL)
        : value(number.type());
  }

  private static Schema described(Schema schema, NamedMetric metric) {
    return schema.description(metric.meaning());
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

  private static Predicate<NamedMetric> isOf(Metric.Kind kind) {
    return metric -> metric.kind() == kind;
  }

  private static <M extends NamedMetric> List<Object> requestNames(
      List<M> metrics, Predicate<? super M> which) {
    return metrics.stream().filter(which).<Object>map(NamedMetric::requestName).toList();
  }

  private static List<Object> liveMethods() {
    return Arrays.stream(Method.values())
        .filter(Method::isLive)
        .<Object>map(Method::toString)
        .toList();
  }

  private static String sortPattern(String others, Stream<? extends NamedMetric> metrics) {
    return metrics
        .map(NamedMetric::responseName)
        .collect(Collectors.joining("|", "^(" + others + "|", ")(:(asc|desc))?$"));
  }

  private static Schema value(Metric.Type type) {
    var schema = OASFactory.createSchema();
    return switch (type) {
      case LONG -> schema.addType(SchemaType.INTEGER).format("int64");
      case DOUBLE -> schema.addType(SchemaType.NUMBER).addType(SchemaType.NULL).format("double");
    };
  }
}
