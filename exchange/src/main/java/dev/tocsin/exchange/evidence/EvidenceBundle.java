package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Part;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// All that a third party needs to check one delivery without asking anyone. It is a claim until
/// [EvidenceVerifier] has checked it.
///
/// @param warning the signed warning, as it was sent
/// @param receipt the receiver's signed receipt
/// @param acknowledgement the receiver's signed acknowledgement, once there is one
/// @param revealed parts whose content is shown; any number, none included
/// @param senderProof C2SP tlog-proof that the sender's log holds the warning's leaf
/// @param receiverProof the same for the receiver's log and the leaf that the receipt names
/// @param beacon the checkpoint that the warning names as its beacon, with the sender's cosignature
/// @param senderDescriptors signed, oldest first
/// @param receiverDescriptors signed, oldest first
public record EvidenceBundle(
    Bytes warning,
    Bytes receipt,
    Optional<Bytes> acknowledgement,
    List<Revealed> revealed,
    Optional<Bytes> senderProof,
    Optional<Bytes> receiverProof,
    Optional<Bytes> beacon,
    List<Bytes> senderDescriptors,
    List<Bytes> receiverDescriptors) {
  /// The usual end of a bundle's file name.
  public static final String FILE_SUFFIX = ".tocsin-evidence.zip";

  public EvidenceBundle {
    revealed = List.copyOf(revealed);
    senderDescriptors = List.copyOf(senderDescriptors);
    receiverDescriptors = List.copyOf(receiverDescriptors);
  }

  /// One part's content and what opens its commitment.
  public record Revealed(String name, Hash salt, Bytes content) {
    public static Revealed of(Part part) {
      return new Revealed(part.name(), part.salt(), part.content());
    }
  }

  /// The bundle as a zip file: stored, with fixed times, so that the same evidence is the same
  /// bytes.
  ///
  /// @throws IllegalArgumentException if it breaks a limit
  public Bytes toZip() {
    return EvidenceFiles.write(this);
  }

  /// Reads a bundle from foreign bytes; only its files are checked.
  ///
  /// @throws EvidenceException if it is not one that this version writes
  public static EvidenceBundle read(Bytes zip) {
    return EvidenceFiles.read(zip).bundle();
  }
}
