package io.managerworkspace.rocketchat;

import java.time.ZoneId;

/**
 * What Rocket.Chat calls a workspace: the account of the caller's credential.
 *
 * @param zone where its days begin and what a date without an offset means
 */
record Workspace(String accountId, ZoneId zone) {}
