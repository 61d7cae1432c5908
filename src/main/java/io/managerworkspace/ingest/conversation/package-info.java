/** What becomes of a conversation's events: the log, the fold, its state, its facts. */
package io.managerworkspace.ingest.conversation;
