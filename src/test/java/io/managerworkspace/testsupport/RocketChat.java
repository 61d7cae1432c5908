package io.managerworkspace.testsupport;

/** Documents of Rocket.Chat, as JSON; further members are written with ' for ". */
public final class RocketChat {
  private RocketChat() {}

  /** An open livechat room. */
  public static String room(String id, long start, String members) {
    var text = "{'_id': '%s', 't': 'l', 'ts': %d, 'v': {'_id': 'v-1', 'token': 'token-1'}%s}";
    return Loose.json(text.formatted(id, start, and(members))).toString();
  }

  public static String servedBy(String agent, long since) {
    return "'servedBy': {'_id': '%s', 'username': '%1$s', 'ts': {'$date': %d}}"
        .formatted(agent, since);
  }

  /** A message that the room's visitor sent. */
  public static String asked(String id, String room, long time) {
    return message(
        id, room, time, "'token': 'token-1', 'u': {'_id': 'v-1', 'username': 'guest-1'}");
  }

  public static String answered(String id, String room, long time, String agent) {
    return message(id, room, time, "'u': {'_id': '" + agent + "', 'username': 'x'}");
  }

  public static String message(String id, String room, long time, String members) {
    var text = "{'_id': '%s', 'rid': '%s', 'ts': %d, 'msg': 'private'%s}";
    return Loose.json(text.formatted(id, room, time, and(members))).toString();
  }

  private static String and(String members) {
    return members.isEmpty() ? "" : ", " + members;
  }
}
