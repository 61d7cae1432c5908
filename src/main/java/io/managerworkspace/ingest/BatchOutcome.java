package io.managerworkspace.ingest;

import io.managerworkspace.ingest.events.IngestAnswer;
import java.util.OptionalLong;

/**
 * What one call's items brought.
 *
 * @param answer what the sender is told
 * @param events how many events were new
 * @param youngest the time of the youngest of them, epoch ms
 * @param refolds how many conversations were folded again from their log
 * @param repairs how many facts came or went behind the watermark
 */
record BatchOutcome(
    IngestAnswer answer, int events, OptionalLong youngest, int refolds, int repairs) {}
