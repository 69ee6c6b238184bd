/// Accounts of this node's people, their passwords and their sessions.
@NullMarked
package dev.tocsin.node.account;

import org.jspecify.annotations.NullMarked;
