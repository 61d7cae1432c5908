package io.managerworkspace.bench;

/**
 * How much there is to measure on. Conversations are a hundredth, a tenth and all of the large set;
 * groups and skills shrink less, so that a small answer still has something to group.
 */
enum Size {
  SMALL(5_000, 50, 20, 30, 50_000),
  MEDIUM(50_000, 500, 60, 100, 200_000),
  LARGE(500_000, 5_000, 200, 300, 1_000_000);

  private final int conversations;
  private final int agents;
  private final int groups;
  private final int skills;
  private final int eventsToIngest;

  Size(int conversations, int agents, int groups, int skills, int eventsToIngest) {
    this.conversations = conversations;
    this.agents = agents;
    this.groups = groups;
    this.skills = skills;
    this.eventsToIngest = eventsToIngest;
  }

  /** A tenth of them are open; they have five responses each on average. */
  int conversations() {
    return conversations;
  }

  int agents() {
    return agents;
  }

  int groups() {
    return groups;
  }

  int skills() {
    return skills;
  }

  /** For the figure of ingestion, beside the data set. */
  int eventsToIngest() {
    return eventsToIngest;
  }
}
