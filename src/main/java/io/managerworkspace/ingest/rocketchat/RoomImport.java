package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.ingest.IngestAnswer;
import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Ingestion;
import io.managerworkspace.ingest.Rebuild;
import io.managerworkspace.ingest.conversation.ServingAgents;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes in room documents of Rocket.Chat. Each shows one state of a room: what later ones add to it
 * becomes further events. Nothing of the visitor is taken from it.
 */
@ApplicationScoped
public class RoomImport {
  private final IngestSettings settings;
  private final RetentionSettings retention;
  private final Clock clock;
  private final AccountWrites writes;
  private final Ingestion ingestion;
  private final ServingAgents serving;
  private final Rebuild rebuild;

  RoomImport(
      IngestSettings settings,
      RetentionSettings retention,
      Clock clock,
      AccountWrites writes,
      Ingestion ingestion,
      ServingAgents serving,
      Rebuild rebuild) {
    this.settings = settings;
    this.retention = retention;
    this.clock = clock;
    this.writes = writes;
    this.ingestion = ingestion;
    this.serving = serving;
    this.rebuild = rebuild;
  }

  /**
   * Takes in the rooms of a body.
   *
   * @throws InvalidInputException when the body is no array of rooms
   * @throws TooLargeException when it has more rooms than one call may have
   */
  public IngestAnswer accept(String accountId, byte[] body) {
    var senders = writes.inTransaction(accountId, session -> SenderKey.of(session, accountId));
    var rooms = RoomReader.read(body, settings, clock, senders);
    var items =
        writes.inTransaction(
            accountId,
            session -> {
              var kept = Retention.at(clock.instant(), retention).ofLog(LogBeginning.hold(session));
              return rooms.besides(KnownRooms.load(session, accountId, rooms.ids()), kept);
            });
    serving.add(accountId, rooms.agentIds());
    var answer = ingestion.accept(accountId, items);
    var agents =
        rooms.agentIds().stream().collect(Collectors.toMap(senders::hash, Function.identity()));
    rebuild.recognize(accountId, agents);
    return answer;
  }
}
