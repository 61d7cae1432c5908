package io.managerworkspace.http.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus names. It knows as much of the language as dashboards and alerts
 * here use, and takes for a metric whatever it does not know otherwise.
 *
 * @param matched the metrics, each with the labels it is selected by
 * @param grouped the labels that something is grouped by
 */
record PromQl(Map<String, Set<String>> matched, Set<String> grouped) {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*\\{([^}]*)}");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?!\\s*\\(|\\w)");
  private static final Pattern LABEL = Pattern.compile("\\w+");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "group_left");

  static PromQl of(String expression) {
    var matched = new HashMap<String, Set<String>>();
    var grouped = new HashSet<String>();
    var rest = RANGE.matcher(TEXT.matcher(expression).replaceAll("''")).replaceAll("");
    rest = take(GROUPING, rest, found -> grouped.addAll(words(found.group(1))));
    rest =
        take(
            SELECTOR,
            rest,
            found ->
                matched
                    .computeIfAbsent(found.group(1), _ -> new HashSet<>())
                    .addAll(words(found.group(2))));
    take(NAME, rest, found -> matched.computeIfAbsent(found.group(), _ -> new HashSet<>()));
    matched.keySet().removeAll(WORDS);
    return new PromQl(matched, grouped);
  }

  private static String take(Pattern pattern, String text, Consumer<Matcher> each) {
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      each.accept(matcher);
    }
    return pattern.matcher(text).replaceAll(" ");
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var matcher = LABEL.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
