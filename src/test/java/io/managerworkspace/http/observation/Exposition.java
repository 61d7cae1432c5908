package io.managerworkspace.http.observation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the service tells Prometheus.
 *
 * @param labels the samples' names, each with the names of its labels
 */
record Exposition(Map<String, Set<String>> labels) {
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  static Exposition of(String text) {
    var labels = new TreeMap<String, Set<String>>();
    for (var line : text.split("\n")) {
      var sample = SAMPLE.matcher(line);
      if (!line.startsWith("#") && sample.matches()) {
        var names = labels.computeIfAbsent(sample.group(1), _ -> new HashSet<>());
        var label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        while (label.find()) {
          names.add(label.group(1));
        }
      }
    }
    return new Exposition(labels);
  }
}
