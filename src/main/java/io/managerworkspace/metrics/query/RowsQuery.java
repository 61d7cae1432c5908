package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;
import java.util.Optional;

/** Asks for the rows that a metric's value is made of. */
public record RowsQuery(Selection selection, Metric metric, Sort<RowsQuery.By> sort, Page page)
    implements Question {
  /** What rows can be sorted by, besides their time. */
  public enum By {
    VALUE
  }

  @Override
  public Method method() {
    return Method.ROWS;
  }

  @Override
  public Optional<Page> paging() {
    return Optional.of(page);
  }
}
