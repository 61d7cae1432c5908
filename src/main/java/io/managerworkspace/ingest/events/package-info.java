/** Events as they are told, read from untrusted JSON. */
package io.managerworkspace.ingest.events;
