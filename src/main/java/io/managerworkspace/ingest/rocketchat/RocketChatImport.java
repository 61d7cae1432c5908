package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.ingest.Ingestion;
import io.managerworkspace.ingest.Rebuild;
import io.managerworkspace.ingest.conversation.ServingAgents;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.IngestAnswer;
import io.managerworkspace.ingest.events.IngestSettings;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import io.managerworkspace.retention.LogBeginning;
import io.managerworkspace.retention.Retention;
import io.managerworkspace.retention.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes in Rocket.Chat's documents of livechat rooms and their messages. Neither texts nor who the
 * visitor is are taken from them.
 */
@ApplicationScoped
public class RocketChatImport {
  private final IngestSettings settings;
  private final RetentionSettings retention;
  private final Clock clock;
  private final AccountWrites writes;
  private final Ingestion ingestion;
  private final ServingAgents serving;
  private final Rebuild rebuild;

  RocketChatImport(
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
   * Takes in the rooms of a body. Each document shows one state of a room: what later ones add to
   * it becomes further events.
   *
   * @throws InvalidInputException when the body is no array of rooms
   * @throws TooLargeException when it has more rooms than one call may have
   */
  public IngestAnswer acceptRooms(String accountId, byte[] body) {
    var senders = senders(accountId);
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

  /**
   * Takes in the messages of a body. One that is known already may name who sent it, which could
   * not be told to be an agent before.
   *
   * @throws InvalidInputException when the body is no array of messages
   * @throws TooLargeException when it has more messages than one call may have
   */
  public IngestAnswer acceptMessages(String accountId, byte[] body) {
    var items = MessageReader.read(body, settings, clock, senders(accountId));
    var answer = ingestion.accept(accountId, items);
    if (answer.duplicates() > 0) {
      rebuild.recognize(accountId, users(items));
    }
    return answer;
  }

  private SenderKey senders(String accountId) {
    return writes.inTransaction(accountId, session -> SenderKey.of(session, accountId));
  }

  private static Map<String, String> users(List<Item> items) {
    var users = new HashMap<String, String>();
    for (var item : items) {
      if (item instanceof Item.Readable readable) {
        readable.events().forEach(event -> putUser(event, users));
      }
    }
    return users;
  }

  private static void putUser(Event event, Map<String, String> users) {
    if (event
        instanceof
        Event.OfConversation(_, _, _, Action.Message(Sender.User(var hash, var by), _))) {
      by.ifPresent(agent -> users.put(hash, agent.agentId()));
    }
  }
}
