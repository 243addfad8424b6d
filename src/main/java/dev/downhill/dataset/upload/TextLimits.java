package dev.downhill.dataset.upload;

import dev.downhill.request.ProblemException;

/// Limits of the texts of an upload, whose length is not known before they are written.
///
/// @param most bytes
/// @param growth bytes for each byte of the file, beyond `free`
/// @param fileBytes of the file
/// @param copies of the texts on the disk
record TextLimits(long most, long growth, long free, long fileBytes, int copies) {

    /// @param written bytes of texts
    /// @throws ProblemException if they are too many
    void require(long written) {
        if (written > most) {
            throw ProblemException.tooLarge(
                    "The texts take more than " + most + " bytes (downhill.datasets.max-stored).");
        }
        if (written > free && written / growth > fileBytes) {
            throw ProblemException.tooLarge("The texts take more than " + free + " bytes, over " + growth
                    + " times the " + fileBytes + " bytes of the file.");
        }
    }
}
