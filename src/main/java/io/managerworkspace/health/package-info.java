/** What the platform is told: whether a replica may get requests, and whether it has started. */
package io.managerworkspace.health;
