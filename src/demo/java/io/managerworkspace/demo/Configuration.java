package io.managerworkspace.demo;

import java.util.ArrayList;
import java.util.List;

/** Who works in the simulated contact centre, in the formats of the API. */
final class Configuration {
  static final String TIME_ZONE = "Europe/Madrid";

  static final String ACCOUNT =
      """
      {"name": "Demo contact centre", "timeZone": "%s", "defaultSlots": 4,
       "inactiveAfterMs": 240000, "inactiveWeight": 0.5}"""
          .formatted(TIME_ZONE);

  static final String TOKEN =
      """
      {"userId": "demo", "permissions":
       ["metrics", "agents", "ingest", "view-livechat-manager", "view-livechat-reports"],
       "rateLimit": "unlimited"}""";

  static final String GROUPS =
      """
      [{"id": 100, "name": "Europe"}, {"id": 110, "name": "Berlin", "parentGroupId": 100},
       {"id": 120, "name": "Dublin", "parentGroupId": 100},
       {"id": 130, "name": "Madrid", "parentGroupId": 100},
       {"id": 200, "name": "Americas"}, {"id": 210, "name": "Austin", "parentGroupId": 200},
       {"id": 220, "name": "Bogotá", "parentGroupId": 200},
       {"id": 230, "name": "Toronto", "parentGroupId": 200}]""";

  /** Where conversations begin; only bots have it. */
  static final String RECEPTION = "10";

  static final List<String> SKILLS_OF_HUMANS = List.of("20", "30", "40", "50", "60");

  static final String SKILLS =
      """
      [{"id": 10, "name": "Reception"},
       {"id": 20, "name": "Sales", "slaFirstTimeResponseTime": 30, "slaDefaultResponseTime": 60},
       {"id": 30, "name": "Support", "slaFirstTimeResponseTime": 60, "slaDefaultResponseTime": 120},
       {"id": 40, "name": "Billing", "slaDefaultResponseTime": 90},
       {"id": 50, "name": "Returns", "slaFirstTimeResponseTime": 60, "slaDefaultResponseTime": 90},
       {"id": 60, "name": "Technical help", "slaDefaultResponseTime": 180}]""";

  private static final List<String> TEAMS = List.of("110", "120", "130", "210", "220", "230");
  private static final List<String> REGIONS = List.of("100", "200");

  private static final List<String> NAMES =
      List.of(
          "Lena Fischer",
          "Aoife Byrne",
          "Carmen Ortega",
          "Grace Miller",
          "Camila Rojas",
          "Noah Tremblay",
          "Jonas Weber",
          "Niamh Kelly",
          "Pablo Serrano",
          "Tyler Brooks",
          "Andrés Moreno",
          "Priya Sharma",
          "Mehmet Yılmaz",
          "Sean Murphy",
          "Lucía Navarro",
          "Maria Gonzalez",
          "Valentina Díaz",
          "Liam Chen",
          "Anna Schulz",
          "Ciara Walsh",
          "Javier Molina",
          "Ethan Carter");
  static final int HUMANS = NAMES.size();
  private static final int FIRST_AGENT = 5001;

  private Configuration() {}

  /** One who works there. */
  record Agent(
      String id, String name, String groupId, List<String> skillIds, int slots, boolean isBot) {
    private static Agent human(int number) {
      var skills = SKILLS_OF_HUMANS;
      var own = skills.get(number % skills.size());
      var second = skills.get((number + 1) % skills.size());
      return new Agent(
          Integer.toString(FIRST_AGENT + number),
          NAMES.get(number),
          TEAMS.get(number % TEAMS.size()),
          number % 4 == 0 ? List.of(own, second) : List.of(own),
          number % 5 == 0 ? 5 : 4,
          false);
    }

    private static Agent bot(int number) {
      var id = Integer.toString(FIRST_AGENT + HUMANS + number);
      var name = List.of("Reception Europe", "Reception Americas").get(number);
      return new Agent(id, name, REGIONS.get(number), List.of(RECEPTION), 20, true);
    }

    private String json() {
      return """
      {"id": %s, "fullName": "%s", "nickname": "%s", "loginName": "agent%s@demo.example",
       "userTypeId": %d, "maxAsyncChats": %d, "skillIds": [%s], "memberOf": {"agentGroupId": %s}}"""
          .formatted(
              id,
              name,
              isBot ? name : name.split(" ")[0],
              id,
              isBot ? 2 : 1,
              slots,
              String.join(", ", skillIds),
              groupId);
    }
  }

  static List<Agent> staff() {
    var staff = new ArrayList<Agent>();
    for (int number = 0; number < HUMANS; number++) {
      staff.add(Agent.human(number));
    }
    for (int number = 0; number < REGIONS.size(); number++) {
      staff.add(Agent.bot(number));
    }
    return staff;
  }

  static String agents() {
    return "[%s]".formatted(String.join(",\n", staff().stream().map(Agent::json).toList()));
  }
}
