package io.managerworkspace.ingest.rocketchat;

import io.managerworkspace.database.AccountWrites;
import io.managerworkspace.ingest.IngestAnswer;
import io.managerworkspace.ingest.IngestSettings;
import io.managerworkspace.ingest.Ingestion;
import io.managerworkspace.ingest.Rebuild;
import io.managerworkspace.ingest.events.Action;
import io.managerworkspace.ingest.events.Action.Sender;
import io.managerworkspace.ingest.events.Event;
import io.managerworkspace.ingest.events.Item;
import io.managerworkspace.ingest.events.SenderKey;
import io.managerworkspace.input.InvalidInputException;
import io.managerworkspace.input.TooLargeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in message documents of Rocket.Chat's livechat rooms. Neither texts nor who the visitor is
 * are taken from them.
 */
@ApplicationScoped
public class MessageImport {
  private final IngestSettings settings;
  private final Clock clock;
  private final AccountWrites writes;
  private final Ingestion ingestion;
  private final Rebuild rebuild;

  MessageImport(
      IngestSettings settings,
      Clock clock,
      AccountWrites writes,
      Ingestion ingestion,
      Rebuild rebuild) {
    this.settings = settings;
    this.clock = clock;
    this.writes = writes;
    this.ingestion = ingestion;
    this.rebuild = rebuild;
  }

  /**
   * Takes in the messages of a body. One that is known already may name who sent it, which could
   * not be told to be an agent before.
   *
   * @throws InvalidInputException when the body is no array of messages
   * @throws TooLargeException when it has more messages than one call may have
   */
  public IngestAnswer accept(String accountId, byte[] body) {
    var senders = writes.inTransaction(accountId, session -> SenderKey.of(session, accountId));
    var items = MessageReader.read(body, settings, clock, senders);
    var answer = ingestion.accept(accountId, items);
    if (answer.duplicates() > 0) {
      rebuild.recognize(accountId, users(items));
    }
    return answer;
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
