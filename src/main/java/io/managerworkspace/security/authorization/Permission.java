package io.managerworkspace.security.authorization;

/** What a credential may be allowed to do within its accounts. */
public enum Permission {
  METRICS(Names.METRICS),
  /** With {@link #METRICS}: what tells of single agents. */
  AGENTS(Names.AGENTS),
  INGEST(Names.INGEST),
  VIEW_LIVECHAT_MANAGER(Names.VIEW_LIVECHAT_MANAGER),
  VIEW_LIVECHAT_REPORTS(Names.VIEW_LIVECHAT_REPORTS);

  private final String text;

  Permission(String text) {
    this.text = text;
  }

  /** The name on the wire and in the database. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * Whether what it allows can be held to managed groups. Ingestion cannot: it writes for the whole
   * account and could move groups below others; nor can the reports by agent, which know no groups.
   */
  boolean goesWithManagedGroups() {
    return this == METRICS || this == AGENTS;
  }

  /** The names as constants, for {@code @PermissionsAllowed}. */
  public static final class Names {
    public static final String METRICS = "metrics";
    public static final String AGENTS = "agents";
    public static final String INGEST = "ingest";
    public static final String VIEW_LIVECHAT_MANAGER = "view-livechat-manager";
    public static final String VIEW_LIVECHAT_REPORTS = "view-livechat-reports";

    /** The admin API; only the admin token has it, it cannot be granted. */
    public static final String ADMIN = "admin";

    private Names() {}
  }
}
