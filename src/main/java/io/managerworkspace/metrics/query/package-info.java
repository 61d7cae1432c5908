/** The trusted question and the reader that makes it from a request, or reports all violations. */
package io.managerworkspace.metrics.query;
