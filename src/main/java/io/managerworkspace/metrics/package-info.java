/** The metrics call: from the request to the one answer that callers who ask the same share. */
package io.managerworkspace.metrics;
