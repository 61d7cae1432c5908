package io.managerworkspace.ingest.liveperson;

import io.managerworkspace.input.Id;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** LivePerson's words and free texts, made comparable and storable. */
final class Words {
  private static final int MAX_REASON = 100;

  private Words() {}

  /** The word in lower case without what separates its parts: "ASSIGNED_AGENT", "assignedAgent". */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** A reason for people to read: cut where it is too long, without control characters. */
  static Optional<String> reason(String text) {
    var reason =
        text.codePoints()
            .mapToObj(Character::toString)
            .map(character -> Id.isStorable(character) ? character : " ")
            .limit(MAX_REASON)
            .collect(Collectors.joining())
            .strip();
    return Optional.of(reason).filter(kept -> !kept.isEmpty());
  }
}
