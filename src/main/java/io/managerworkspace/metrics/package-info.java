/** The methods of the API: from a request to the one answer that callers who ask the same share. */
package io.managerworkspace.metrics;
