package io.managerworkspace.metrics.catalog;

/** What the catalogues of the metrics call and of agent view say alike of a metric. */
public interface NamedMetric {
  /** The name in requests, {@code avg_wait_time}. */
  String requestName();

  /** The name in answers and in {@code sort}, {@code avgWaitTime}. */
  String responseName();

  /** The list of a question that names it. */
  Metric.Kind kind();

  /** One sentence for the documents. */
  String meaning();
}
