/** Live answers: streams of server-sent events, and the questions that they watch together. */
package io.managerworkspace.metrics.live;
