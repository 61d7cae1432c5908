package io.managerworkspace.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The count of an answer and the addresses of its neighbouring pages. */
final class Links {
  static final int DEFAULT_LIMIT = 50;

  private final Optional<Integer> offset;
  private final Optional<String> sort;
  private final String address;
  private final int limit;
  private final String more;

  Links(Query query, String address) {
    this(
        query.offset(),
        query.sort().map(Sort::text),
        address,
        query.limit().orElse(DEFAULT_LIMIT),
        "");
  }

  Links(SeriesQuery asked, String address) {
    this(
        asked.query().offset(),
        asked.query().sort().map(Sort::text),
        address,
        asked.limit(),
        asked.own());
  }

  Links(ViewQuery asked, String address) {
    this(asked.offset(), asked.sort(), address, asked.limit().orElse(DEFAULT_LIMIT), "");
  }

  private Links(
      Optional<Integer> offset, Optional<String> sort, String address, int limit, String more) {
    this.offset = offset;
    this.sort = sort;
    this.address = address;
    this.limit = limit;
    this.more = more;
  }

  ObjectNode metadata(int count) {
    long from = offset.orElse(0);
    var metadata = JsonText.object().put("count", count);
    if (from > 0) {
      link(metadata, "first", 0);
      link(metadata, "prev", Math.max(0, from - limit));
    }
    link(metadata, "self", from);
    if (from + limit < count) {
      link(metadata, "next", from + limit);
      link(metadata, "last", (count - 1) / limit * limit);
    }
    return metadata;
  }

  private void link(ObjectNode metadata, String rel, long at) {
    var sorted = sort.map(s -> "&sort=" + s).orElse("");
    metadata
        .putObject(rel)
        .put("rel", rel)
        .put("href", address + "?offset=" + at + "&limit=" + limit + sorted + more);
  }
}
