package io.managerworkspace.metrics;

import io.managerworkspace.metrics.Metadata.Link;
import io.managerworkspace.metrics.query.Page;
import io.managerworkspace.metrics.query.Question;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Links between the pages of one question.
 *
 * @param address the method's scheme, host and path
 * @param others the query parameters beside the page's own, as they follow those
 */
public record PageLinks(String address, String others) {
  /**
   * Those of a request.
   *
   * @param linked which parameters links carry, as far as the request has them
   */
  public static PageLinks of(
      String address, List<String> linked, Map<String, List<String>> parameters) {
    return new PageLinks(
        address,
        linked.stream()
            .filter(parameters::containsKey)
            .map(name -> "&" + name + "=" + encoded(parameters.get(name).getFirst()))
            .collect(Collectors.joining()));
  }

  /** A query may have colons and slashes as they are. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2F", "/");
  }

  /**
   * What an answer tells of its list.
   *
   * @param count the length of the list, before paging
   */
  public Optional<Metadata> metadata(Question question, long count) {
    return question
        .paging()
        .map(page -> metadata(page, count, question.method().reach()))
        .or(() -> question.isCounted() ? Optional.of(Metadata.of(count)) : Optional.empty());
  }

  /**
   * The links of a page.
   *
   * @param reach the end of the last page that may be asked for
   */
  private Metadata metadata(Page page, long count, long reach) {
    long offset = page.offset();
    int limit = page.limit();
    boolean hasPrevious = offset > 0;
    boolean hasNext = page.end() < count && page.end() + limit <= reach;
    long last = Math.min(count - 1, reach - limit) / limit * limit;
    return new Metadata(
        count,
        link(hasPrevious, "first", 0, limit),
        link(hasPrevious, "prev", Math.max(0, offset - limit), limit),
        link(true, "self", offset, limit),
        link(hasNext, "next", offset + limit, limit),
        link(hasNext, "last", last, limit));
  }

  private Optional<Link> link(boolean exists, String rel, long offset, int limit) {
    return exists
        ? Optional.of(new Link(rel, address + "?offset=" + offset + "&limit=" + limit + others))
        : Optional.empty();
  }
}
