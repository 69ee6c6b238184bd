/// Accounts of this node's people, their passwords and their sessions; and accounts of programs,
/// their tokens, certificates and limits.
@NullMarked
package dev.tocsin.node.account;

import org.jspecify.annotations.NullMarked;
