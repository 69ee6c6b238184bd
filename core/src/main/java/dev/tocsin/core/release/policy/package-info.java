/// An organisation's release policy: a file for people, with its own test cases. Pure.
@NullMarked
package dev.tocsin.core.release.policy;

import org.jspecify.annotations.NullMarked;
