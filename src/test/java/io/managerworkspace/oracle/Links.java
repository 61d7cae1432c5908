package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The count of an answer and the addresses of its neighbouring pages. */
final class Links {
  static final int DEFAULT_LIMIT = 50;

  private final Query query;
  private final String address;
  private final int limit;
  private final String more;

  Links(Query query, String address) {
    this(query, address, query.limit().orElse(DEFAULT_LIMIT), "");
  }

  Links(SeriesQuery asked, String address) {
    this(asked.query(), address, asked.limit(), asked.own());
  }

  private Links(Query query, String address, int limit, String more) {
    this.query = query;
    this.address = address;
    this.limit = limit;
    this.more = more;
  }

  ObjectNode metadata(int count) {
    long offset = query.offset().orElse(0);
    var metadata = JsonText.object().put("count", count);
    if (offset > 0) {
      link(metadata, "first", 0);
      link(metadata, "prev", Math.max(0, offset - limit));
    }
    link(metadata, "self", offset);
    if (offset + limit < count) {
      link(metadata, "next", offset + limit);
      link(metadata, "last", (count - 1) / limit * limit);
    }
    return metadata;
  }

  private void link(ObjectNode metadata, String rel, long offset) {
    var sort = query.sort().map(s -> "&sort=" + s.text()).orElse("");
    metadata
        .putObject(rel)
        .put("rel", rel)
        .put("href", address + "?offset=" + offset + "&limit=" + limit + sort + more);
  }
}
