package dev.downhill.dataset.picture;

/// The form that every picture is made into, for a dataset and for the model that learns from it.
///
/// @param channels 1 or 3
/// @param deep whether shades have 16 bits; of one channel only
/// @param background of transparent parts, and beside a padded picture
public record Wanted(int height, int width, int channels, boolean deep, Resize resize, Background background) {

    /// Decodes a file, turns it upright, blends its transparent parts, and makes it as wanted.
    ///
    /// @throws dev.downhill.request.ProblemException as {@link Images#decode} does
    public DecodedImage read(byte[] file) {
        DecodedImage decoded = Images.decode(file, background);
        // Channels come of 8 bits, and before the size: what is beside the picture may be coloured.
        boolean converted = decoded.channels() != channels;
        DecodedImage shades =
                decoded.withDepth(deep && !converted).withChannels(channels).withDepth(deep);
        return Scaling.scale(shades, height, width, resize, background);
    }
}
