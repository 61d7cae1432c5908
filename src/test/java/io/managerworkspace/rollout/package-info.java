/** The packaged service as processes: how a new build takes over from an old one. */
package io.managerworkspace.rollout;
