/** Takes in events and configuration: read, fold, write. */
package io.managerworkspace.ingest;
