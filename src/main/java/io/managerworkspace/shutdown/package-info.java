/** How a replica ends: no request that it has taken and no job is cut off. */
package io.managerworkspace.shutdown;
