package io.managerworkspace.testsupport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Claims of a JWT in the making; begin as good ones for an account and the permission metrics. */
public final class Claims {
  private final ObjectNode members;

  private Claims(ObjectNode members) {
    this.members = members;
  }

  public static Claims of(String account) {
    var text =
        "{'iss': '%s', 'aud': '%s', 'sub': 'u1', 'exp': %d, 'account': '%s', 'permissions': ['metrics']}";
    return new Claims(
        (ObjectNode)
            Loose.json(text.formatted(Issuer.NAME, Issuer.AUDIENCE, fromNow(60), account)));
  }

  /** Epoch seconds. */
  public static long fromNow(long seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  /** Sets a claim to any JSON, written with ' for ". */
  public Claims with(String name, String json) {
    members.set(name, Loose.json(json));
    return this;
  }

  public Claims without(String name) {
    members.remove(name);
    return this;
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
