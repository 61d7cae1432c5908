/** What operators see of requests: an id and a line in the log for each, and how long they took. */
package io.managerworkspace.http.observation;
