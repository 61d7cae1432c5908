package io.managerworkspace.metrics.query;

import java.util.List;
import java.util.Map;

/**
 * What a question comes with, beside its body.
 *
 * @param scope how far who asks can see
 * @param parameters the query parameters, decoded
 */
public record Request(
    Method method,
    Format format,
    String accountId,
    Scope scope,
    Map<String, List<String>> parameters) {}
