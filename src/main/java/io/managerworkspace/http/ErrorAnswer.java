package io.managerworkspace.http;

import io.managerworkspace.input.Violation;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an error becomes on the wire, whoever writes it. */
public record ErrorAnswer(
    int status, String detail, List<Violation> causes, Map<String, String> headers) {
  static ErrorAnswer of(int status, String detail) {
    return new ErrorAnswer(status, detail, List.of(), Map.of());
  }

  ErrorAnswer with(List<Violation> violations) {
    return new ErrorAnswer(status, detail, violations, headers);
  }

  ErrorAnswer with(String header, String value) {
    return with(Map.of(header, value));
  }

  ErrorAnswer with(Map<String, String> moreHeaders) {
    var more = new LinkedHashMap<>(headers);
    more.putAll(moreHeaders);
    return new ErrorAnswer(status, detail, causes, more);
  }

  Problem problem(String path) {
    var title = HttpResponseStatus.valueOf(status).reasonPhrase();
    return new Problem("about:blank", title, status, detail, path, causes);
  }
}
