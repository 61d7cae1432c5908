package io.managerworkspace.isolation;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a caller may name, each under the placeholder that stands for it in a {@link Step}. */
record Ids(Map<String, String> values) {
  static Ids of(String account, String token, String mark) {
    var values = new LinkedHashMap<String, String>();
    values.put("{accountId}", account);
    values.put("{tokenId}", token);
    values.put("$agent", "a-" + mark);
    values.put("$group", "g-" + mark);
    values.put("$skill", "k-" + mark);
    values.put("$conversation", "c-" + mark);
    values.put("$event", "e-" + mark);
    return new Ids(values);
  }

  /** These ids, but for the account. */
  Ids within(String account) {
    var others = new LinkedHashMap<>(values);
    others.put("{accountId}", account);
    return new Ids(others);
  }

  String into(String text) {
    var with = text;
    for (var id : values.entrySet()) {
      with = with.replace(id.getKey(), id.getValue());
    }
    return with;
  }

  /** The text with placeholders for the ids that were sent. */
  String outOf(String text, String sent) {
    var without = text;
    for (var id : values.entrySet()) {
      if (sent.contains(id.getValue())) {
        without = without.replace(id.getValue(), id.getKey());
      }
    }
    return without;
  }
}
