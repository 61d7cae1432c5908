package io.managerworkspace.metrics;

import io.managerworkspace.metrics.MetricsResponse.Link;
import io.managerworkspace.metrics.MetricsResponse.Metadata;
import io.managerworkspace.metrics.query.Page;
import java.util.Optional;

/**
 * Links between the pages of one question.
 *
 * @param address the request's scheme, host and path
 * @param sort the request's own words, where it had any
 */
record PageLinks(String address, Optional<String> sort) {

  Metadata metadata(Page page, long count) {
    long offset = page.offset();
    int limit = page.limit();
    boolean hasPrevious = offset > 0;
    boolean hasNext = offset + limit < count;
    return new Metadata(
        count,
        link(hasPrevious, "first", 0, limit),
        link(hasPrevious, "prev", Math.max(0, offset - limit), limit),
        link("self", offset, limit),
        link(hasNext, "next", offset + limit, limit),
        link(hasNext, "last", (count - 1) / limit * limit, limit));
  }

  private Optional<Link> link(boolean exists, String rel, long offset, int limit) {
    return exists ? Optional.of(link(rel, offset, limit)) : Optional.empty();
  }

  private Link link(String rel, long offset, int limit) {
    var ordered = sort.map(words -> "&sort=" + words).orElse("");
    return new Link(rel, address + "?offset=" + offset + "&limit=" + limit + ordered);
  }
}
