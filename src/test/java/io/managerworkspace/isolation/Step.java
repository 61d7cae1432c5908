package io.managerworkspace.isolation;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A right request of an endpoint with placeholders for ids in every place that takes one.
 *
 * @param path with the names of its parameters, as the endpoint is declared
 * @param query with its {@code ?}
 */
record Step(String method, String path, String query, String type, String body) {
  private static final String ADMINISTRATION = "/manager_workspace/api/admin/";

  /** The method and the path. */
  String endpoint() {
    return method + " " + path;
  }

  boolean isAdministration() {
    return path.startsWith(ADMINISTRATION);
  }

  /** The request about these ids. */
  HttpRequest.Builder request(String root, Ids ids) {
    return HttpRequest.newBuilder(URI.create(root + ids.into(path + query)))
        .header("Content-Type", type)
        .header("Accept", path.endsWith("/live") ? "text/event-stream" : "application/json")
        .method(method, BodyPublishers.ofString(ids.into(body)));
  }

  /** All that {@link #request} sends of the ids. */
  String sent(Ids ids) {
    return ids.into(path + query + body);
  }
}
