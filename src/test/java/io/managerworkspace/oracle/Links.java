package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The count of an answer and the addresses of its neighbouring pages. */
final class Links {
  static final int DEFAULT_LIMIT = 50;

  private final Query query;
  private final String address;

  Links(Query query, String address) {
    this.query = query;
    this.address = address;
  }

  ObjectNode metadata(int count) {
    long offset = query.offset().orElse(0);
    int limit = query.limit().orElse(DEFAULT_LIMIT);
    var metadata = JsonText.object().put("count", count);
    if (offset > 0) {
      link(metadata, "first", 0, limit);
      link(metadata, "prev", Math.max(0, offset - limit), limit);
    }
    link(metadata, "self", offset, limit);
    if (offset + limit < count) {
      link(metadata, "next", offset + limit, limit);
      link(metadata, "last", (count - 1) / limit * limit, limit);
    }
    return metadata;
  }

  private void link(ObjectNode metadata, String rel, long offset, int limit) {
    var sort = query.sort().map(s -> "&sort=" + s.text()).orElse("");
    metadata
        .putObject(rel)
        .put("rel", rel)
        .put("href", address + "?offset=" + offset + "&limit=" + limit + sort);
  }
}
