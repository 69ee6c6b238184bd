/// Random drafts from seeds, which texts of them a recipient must not get, and the search for such
/// texts in bytes of any form.
@NullMarked
package dev.tocsin.testkit.draft;

import org.jspecify.annotations.NullMarked;
