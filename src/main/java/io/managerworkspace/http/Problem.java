package io.managerworkspace.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.managerworkspace.input.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The body of every error (RFC 9457).
 *
 * @param detail what happened, in words for the caller; nothing internal
 * @param instance the path of the request
 * @param causes everything that is wrong with the input, for a 400; else left out
 */
@RegisterForReflection(targets = {Problem.class, Violation.class})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> causes) {
  public static final String MEDIA_TYPE = "application/problem+json";
}
