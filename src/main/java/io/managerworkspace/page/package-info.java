/** Serves the workspace page: static files, which ask the public API for all that they show. */
package io.managerworkspace.page;
