package io.managerworkspace.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * The length of an answer's list, before paging, and the links between its pages.
 *
 * @param self left out where there are no pages
 */
@JsonPropertyOrder({"count", "first", "prev", "self", "next", "last"})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@RegisterForReflection(targets = {Metadata.class, Metadata.Link.class})
public record Metadata(
    long count,
    Optional<Link> first,
    Optional<Link> prev,
    Optional<Link> self,
    Optional<Link> next,
    Optional<Link> last) {

  /** Where a page of the same list is. */
  public record Link(String rel, String href) {}

  /** That of a list without pages. */
  static Metadata of(long count) {
    return new Metadata(
        count,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
