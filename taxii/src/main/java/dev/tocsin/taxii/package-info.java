/// A client of TAXII 2.1 servers: everything they answer is bounded in bytes and time, objects are
/// handed on one by one as bytes, redirects are not followed.
@NullMarked
package dev.tocsin.taxii;

import org.jspecify.annotations.NullMarked;
