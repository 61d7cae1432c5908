package io.managerworkspace.metrics.live;

import io.managerworkspace.metrics.AnswerBody;
import io.managerworkspace.metrics.Metadata;
import io.managerworkspace.metrics.PageLinks;
import io.managerworkspace.metrics.live.Sight.Answered;
import io.managerworkspace.metrics.query.Question;
import java.time.Duration;
import java.util.Optional;

/** One question of one stream, and what was sent of it. */
final class Topic {
  private final String name;
  private final Question question;
  private final PageLinks links;
  private final long everyNs;
  private volatile long sentVersion;
  private volatile long notBeforeNs;
  private volatile boolean isAway;

  Topic(String name, Question question, PageLinks links, Duration every) {
    this.name = name;
    this.question = question;
    this.links = links;
    everyNs = every.toNanos();
  }

  String name() {
    return name;
  }

  Optional<Metadata> metadata(AnswerBody body) {
    return links.metadata(question, body.count());
  }

  /** Whether the reader is to learn what is known now. */
  boolean wants(Sight sight) {
    return sight.version() != sentVersion
        && switch (sight) {
          case Answered answered -> answered.beganNs() - notBeforeNs >= 0;
          case Sight.Unavailable _ -> true;
        };
  }

  /**
   * The answer at the stream's begin was sent. Whoever wants every second's answer gets the next
   * one when it comes, which others may have begun to wait for.
   */
  void began(Answered first) {
    sentVersion = first.version();
    notBeforeNs = everyNs > Watch.EVERY_NS ? first.beganNs() + everyNs : first.beganNs();
  }

  void sent(Answered answered) {
    sentVersion = answered.version();
    notBeforeNs = answered.beganNs() + everyNs;
    isAway = false;
  }

  void told(Sight.Unavailable unavailable) {
    sentVersion = unavailable.version();
    isAway = true;
  }

  boolean isAway() {
    return isAway;
  }
}
