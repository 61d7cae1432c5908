package io.managerworkspace.metrics.query;

import io.managerworkspace.metrics.catalog.Metric;

/** The list of an answer that is grouped: of what, in which order, which part of it. */
public record Listing(GroupBy groupBy, Sort<Metric> sort, Page page) {}
