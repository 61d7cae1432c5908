/** Asks the packaged service with a client that was generated from its API document. */
package io.managerworkspace.client;
