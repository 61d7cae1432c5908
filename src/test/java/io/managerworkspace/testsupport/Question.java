package io.managerworkspace.testsupport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A metrics body in the making; begins as a right one about the last hour. */
public final class Question {
  private final ObjectNode body;

  private Question(ObjectNode body) {
    this.body = body;
  }

  public static Question ofLastHour() {
    long now = System.currentTimeMillis();
    return of(now - Duration.ofHours(1).toMillis(), now);
  }

  /** About a window, epoch ms. */
  public static Question of(long from, long to) {
    var text = "{'filters': {'time': {'from': %d, 'to': %d}}}".formatted(from, to);
    return new Question((ObjectNode) Loose.json(text));
  }

  public Question byTime(String... metrics) {
    return with("metricsToRetrieveByTime", list(metrics));
  }

  public Question current(String... metrics) {
    return with("metricsToRetrieveCurrentValue", list(metrics));
  }

  public Question bySkill() {
    return with("groupBy", "'skillId'");
  }

  public Question byGroup() {
    return with("groupBy", "'agentGroupId'");
  }

  /** Sets a member, {@code filters.agentIds}, to any JSON. */
  public Question with(String path, String json) {
    var dot = path.lastIndexOf('.');
    parent(path, dot).set(path.substring(dot + 1), Loose.json(json));
    return this;
  }

  public Question without(String path) {
    var dot = path.lastIndexOf('.');
    parent(path, dot).remove(path.substring(dot + 1));
    return this;
  }

  private ObjectNode parent(String path, int dot) {
    return dot < 0 ? body : (ObjectNode) body.at("/" + path.substring(0, dot).replace('.', '/'));
  }

  private static String list(String... texts) {
    return texts.length == 0 ? "[]" : "['" + String.join("','", texts) + "']";
  }

  @Override
  public String toString() {
    return body.toString();
  }
}
