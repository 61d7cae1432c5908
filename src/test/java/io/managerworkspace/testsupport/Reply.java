package io.managerworkspace.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the service answered. */
public record Reply(HttpResponse<String> response) {
  public int status() {
    return response.statusCode();
  }

  /** The body as it was written. */
  public String text() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    return Loose.json(text());
  }

  /** The value at a JSON pointer, missing when there is none. */
  public JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** The keys of the groups, in their order. */
  public List<String> keys() {
    return json().at("/groupBy/groups").findValuesAsText("key");
  }

  /** The names of the members at a JSON pointer, in their order. */
  public List<String> members(String pointer) {
    var names = new ArrayList<String>();
    Iterator<String> fields = at(pointer).fieldNames();
    fields.forEachRemaining(names::add);
    return names;
  }

  /** The causes of a 400, each as {@code field: message}. */
  public List<String> causes() {
    isProblem(400);
    var causes = new ArrayList<String>();
    at("/causes")
        .forEach(c -> causes.add(c.get("field").asText() + ": " + c.get("message").asText()));
    return causes;
  }

  /** The fields of the causes of a 400. */
  public List<String> fields() {
    return causes().stream().map(cause -> cause.substring(0, cause.indexOf(": "))).toList();
  }

  public Reply isOk() {
    assertThat(status()).as(text()).isEqualTo(200);
    return this;
  }

  /** Checks the one shape of errors. */
  public Reply isProblem(int status) {
    assertThat(status()).as(text()).isEqualTo(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(members(""))
        .as(text())
        .startsWith("type", "title", "status", "detail", "instance")
        .hasSize(status == 400 && json().has("causes") ? 6 : 5);
    assertThat(at("/status").asInt()).isEqualTo(status);
    assertThat(at("/instance").asText()).isEqualTo(response.request().uri().getRawPath());
    return this;
  }
}
