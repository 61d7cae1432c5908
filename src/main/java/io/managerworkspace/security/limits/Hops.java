package io.managerworkspace.security.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that proxies have added to a request, each at the end the one it was called from.
 */
final class Hops {
  private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=(\"[^\"]*\"|[^;]*)");

  /** An address of IPv6 in brackets, or another host, with or without a port. */
  private static final Pattern HOST = Pattern.compile("\\[([^\\]]*)\\].*|([^:]*):\\d*");

  private Hops() {}

  /**
   * The hop that the outermost of so many proxies has seen.
   *
   * @param lines those of the header, in their order
   * @return the first there is, when there are fewer; empty when there is none
   */
  static Optional<String> ofXForwardedFor(List<String> lines, int proxies) {
    return fromTheEnd(elements(lines), proxies).map(Hops::host);
  }

  /** The same of RFC 7239's header; empty also when the hop has no {@code for}. */
  static Optional<String> ofForwarded(List<String> lines, int proxies) {
    return fromTheEnd(elements(lines), proxies)
        .map(FOR::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> host(matcher.group(1).replace("\"", "")));
  }

  private static List<String> elements(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  private static Optional<String> fromTheEnd(List<String> elements, int proxies) {
    return elements.isEmpty()
        ? Optional.empty()
        : Optional.of(elements.get(Math.max(0, elements.size() - proxies)));
  }

  private static String host(String text) {
    var matcher = HOST.matcher(text.strip());
    if (!matcher.matches()) {
      return text.strip();
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
