package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.PartName;
import dev.tocsin.exchange.evidence.EvidenceBundle.Revealed;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Which files make a bundle, and in which order.
final class EvidenceFiles {
  static final String README = "README.txt";
  static final String HANDLING = "handling.txt";
  static final String WARNING = "warning.dsse.json";
  static final String RECEIPT = "receipt.dsse.json";
  static final String ACKNOWLEDGEMENT = "ack.dsse.json";
  static final String SENDER_PROOF = "sender.tlog-proof";
  static final String RECEIVER_PROOF = "receiver.tlog-proof";
  static final String BEACON = "beacon.checkpoint";
  static final String POLICY = "policy.txt";
  private static final String SENDER = "descriptors/sender-%02d.dsse.json";
  private static final String RECEIVER = "descriptors/receiver-%02d.dsse.json";
  private static final String PARTS = "parts/";
  private static final String SALTS = "salts/";
  private static final int DESCRIPTORS_MAX = 64;

  private static final Bytes README_TEXT =
      Bytes.utf8(
          """
          This file is a bundle of evidence: that one organisation sent a warning to another, under
          which conditions, and that the other's machine received it.

          Check it, offline, with:  tocsin verify FILE

          warning.dsse.json       the warning's header, signed by the sender
          receipt.dsse.json       the receiver's signed receipt
          ack.dsse.json           the named person's answer, signed by the receiver's node, if any
          handling.txt            what the receiver may do with the warning, in plain sentences
          parts/, salts/          content that is shown; what is left out stays hidden
          sender.tlog-proof       the warning stands in the sender's log
          receiver.tlog-proof     the receipt's entry stands in the receiver's log
          beacon.checkpoint       the warning was written after this
          policy.txt              the keys of both logs and both witnesses (C2SP tlog-policy)
          descriptors/            the public keys of both nodes, from the first version on

          Nothing here proves that a person understood the warning, that it is true, or that a clock
          was right. This text and handling.txt are no evidence.
          """);

  private EvidenceFiles() {}

  static Bytes write(EvidenceBundle bundle) {
    var files = new LinkedHashMap<String, Bytes>();
    files.put(README, README_TEXT);
    HandlingText.of(bundle).ifPresent(text -> files.put(HANDLING, text));
    files.put(WARNING, bundle.warning());
    files.put(RECEIPT, bundle.receipt());
    bundle.acknowledgement().ifPresent(bytes -> files.put(ACKNOWLEDGEMENT, bytes));
    bundle.senderProof().ifPresent(bytes -> files.put(SENDER_PROOF, bytes));
    bundle.receiverProof().ifPresent(bytes -> files.put(RECEIVER_PROOF, bytes));
    bundle.beacon().ifPresent(bytes -> files.put(BEACON, bytes));
    files.put(
        POLICY, EvidencePolicy.text(bundle.senderDescriptors(), bundle.receiverDescriptors()));
    number(files, SENDER, bundle.senderDescriptors());
    number(files, RECEIVER, bundle.receiverDescriptors());
    for (var part : bundle.revealed()) {
      if (!PartName.fits(part.name()) || files.containsKey(PARTS + part.name())) {
        throw new IllegalArgumentException("a part's name does not fit a file, or is there twice");
      }
      files.put(PARTS + part.name(), part.content());
      files.put(SALTS + part.name(), Bytes.utf8(part.salt().hex() + "\n"));
    }
    var zip = StoredZip.write(files);
    if (files.size() > StoredZip.ENTRIES_MAX || zip.size() > StoredZip.BYTES_MAX) {
      throw new IllegalArgumentException("the evidence is too large; leave content out");
    }
    return zip;
  }

  /// What a file holds.
  ///
  /// @param policy as it stands in the bundle
  /// @param handling the same
  record Contents(EvidenceBundle bundle, Bytes policy, Optional<Bytes> handling) {}

  static Contents read(Bytes zip) {
    var files = StoredZip.read(zip);
    var bundle =
        new EvidenceBundle(
            require(files, WARNING),
            require(files, RECEIPT),
            Optional.ofNullable(files.get(ACKNOWLEDGEMENT)),
            revealed(files),
            Optional.ofNullable(files.get(SENDER_PROOF)),
            Optional.ofNullable(files.get(RECEIVER_PROOF)),
            Optional.ofNullable(files.get(BEACON)),
            numbered(files, SENDER),
            numbered(files, RECEIVER));
    if (!require(files, README).equals(README_TEXT)) {
      throw new EvidenceException("Its " + README + " is another text than bundles have.");
    }
    requireNothingElse(files, bundle);
    return new Contents(bundle, require(files, POLICY), Optional.ofNullable(files.get(HANDLING)));
  }

  private static void requireNothingElse(SequencedMap<String, Bytes> files, EvidenceBundle bundle) {
    long known =
        files.keySet().stream()
            .filter(name ->
                List.of(
                        README,
                        HANDLING,
                        WARNING,
                        RECEIPT,
                        ACKNOWLEDGEMENT,
                        SENDER_PROOF,
                        RECEIVER_PROOF,
                        BEACON,
                        POLICY)
                    .contains(name))
            .count();
    long counted =
        known
            + bundle.senderDescriptors().size()
            + bundle.receiverDescriptors().size()
            + 2L * bundle.revealed().size();
    if (counted != files.size()) {
      throw new EvidenceException("It holds a file that does not belong to a bundle.");
    }
  }

  private static Bytes require(SequencedMap<String, Bytes> files, String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> new EvidenceException("It lacks the file " + name + "."));
  }

  private static void number(
      SequencedMap<String, Bytes> files, String name, List<Bytes> descriptors) {
    for (int i = 0; i < descriptors.size(); i++) {
      files.put(name.formatted(i + 1), descriptors.get(i));
    }
  }

  private static List<Bytes> numbered(SequencedMap<String, Bytes> files, String name) {
    var found = new ArrayList<Bytes>();
    while (found.size() < DESCRIPTORS_MAX && files.containsKey(name.formatted(found.size() + 1))) {
      found.add(require(files, name.formatted(found.size() + 1)));
    }
    return found;
  }

  private static List<Revealed> revealed(SequencedMap<String, Bytes> files) {
    var parts = new ArrayList<Revealed>();
    for (String file : files.keySet()) {
      if (file.startsWith(PARTS)) {
        String name = file.substring(PARTS.length());
        parts.add(new Revealed(name, salt(require(files, SALTS + name)), require(files, file)));
      }
    }
    return parts;
  }

  private static Hash salt(Bytes text) {
    try {
      var salt = Hash.fromHex(text.utf8().strip());
      if (Bytes.utf8(salt.hex() + "\n").equals(text)) {
        return salt;
      }
    } catch (FormatException _) {
      // refused below
    }
    throw new EvidenceException("A salt is not 64 hexadecimal digits.");
  }
}
