/** Completes the API document with what every operation may answer. */
package io.managerworkspace.http.document;
