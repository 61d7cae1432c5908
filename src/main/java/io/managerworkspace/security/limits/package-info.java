/** How much a credential may ask, and how often an address may fail to authenticate. */
package io.managerworkspace.security.limits;
