/** The admin API: accounts, tokens, and how a question would be answered. */
package io.managerworkspace.admin;
