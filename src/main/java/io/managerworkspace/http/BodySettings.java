package io.managerworkspace.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** How large bodies may be, and how much of the heap they may take. */
public final class BodySettings {
  /** The default of {@link Ingestion#maxItems}, which readers of bodies keep to as well. */
  public static final String MOST_ITEMS = "10000";

  private BodySettings() {}

  /** Of ingestion calls. */
  @ConfigMapping(prefix = "workspace.ingest")
  public interface Ingestion {
    /** Most items of one call; more would hold its locks for too long. */
    @WithDefault(MOST_ITEMS)
    int maxItems();

    /** Most bytes of one body. */
    @WithDefault("16777216")
    int maxBytes();

    /**
     * Most bytes of the heap that the bodies of ingestion calls may take at the same time, with
     * what is made of them; by default half of the heap. Beyond them calls are refused.
     */
    OptionalLong bytesAtOnce();
  }

  /** Of answers that are written in parts. */
  @ConfigMapping(prefix = "workspace.answers")
  public interface Answers {
    /**
     * Most bytes of the heap that such answers may take at the same time until their readers have
     * taken them; by default an eighth of the heap. Beyond them questions are refused.
     */
    OptionalLong bytesAtOnce();

    /** How long a reader may take nothing before it is cut off. */
    @WithDefault("PT30S")
    Duration readerPatience();
  }

  /** Of questions and admin calls. */
  @ConfigMapping(prefix = "workspace.metrics")
  public interface Questions {
    /** Most bytes of a question. */
    @WithDefault("262144")
    int maxBytes();

    /**
     * Most bytes of the heap that the bodies of questions and admin calls may take at the same
     * time; by default a sixteenth of the heap. Beyond them requests are refused.
     */
    OptionalLong bytesAtOnce();
  }
}
