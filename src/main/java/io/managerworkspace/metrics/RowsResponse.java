package io.managerworkspace.metrics;

import io.managerworkspace.metrics.sql.RowsAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a value is made of, on the wire. */
@RegisterForReflection
record RowsResponse(List<RowsAnswer.Row> rows) {}
