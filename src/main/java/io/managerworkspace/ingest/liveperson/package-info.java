/** Imports what LivePerson's APIs answer: configuration, conversation history, status changes. */
package io.managerworkspace.ingest.liveperson;
