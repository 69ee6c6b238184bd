package dev.tocsin.node.desk;

import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.stix.Tlp;
import java.util.Optional;

/// A collection that someone wants.
///
/// @param root the name of its API root
/// @param alias another name for it in addresses
/// @param unmarked the level of objects that bear none
/// @param inbound what becomes of objects that programs add
public record NewCollection(
    String root,
    String title,
    Optional<String> description,
    Optional<String> alias,
    Tlp unmarked,
    TaxiiCollection.Inbound inbound) {}
