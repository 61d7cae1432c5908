package io.managerworkspace.testsupport;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The first answer in what a server sent, interim ones aside.
 *
 * @param headers by lower-case name
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3}) ?[^\r]*\r\n");
  private static final Pattern INTERIM = Pattern.compile("^HTTP/1\\.1 1\\d\\d [^\r]*\r\n\r\n");
  private static final String LENGTH = "content-length";
  private static final String END = "\r\n\r\n";

  /** Reads an answer; one without a status line has the status 0. */
  public static RawAnswer of(String text) {
    var answer = INTERIM.matcher(text).replaceFirst("");
    var status = STATUS.matcher(answer);
    int end = answer.indexOf(END);
    if (!status.lookingAt() || end < 0) {
      return new RawAnswer(0, Map.of(), answer);
    }
    var headers = new LinkedHashMap<String, String>();
    for (var line : answer.substring(0, end).split("\r\n")) {
      var parts = line.split(": ?", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[parts.length - 1]);
    }
    return new RawAnswer(Integer.parseInt(status.group(1)), headers, body(answer, end, headers));
  }

  private static String body(String answer, int end, Map<String, String> headers) {
    if (!headers.containsKey(LENGTH)) {
      return RawHttp.body(answer);
    }
    int begin = end + END.length();
    int length = Integer.parseInt(headers.get(LENGTH));
    return answer.substring(begin, Math.min(answer.length(), begin + length));
  }

  /** The type of the body, empty without one. */
  public String type() {
    return headers.getOrDefault("content-type", "");
  }
}
