/** Completes the API document with what many operations take and may answer. */
package io.managerworkspace.http.document;
