package dev.downhill.dataset.picture;

/// Facts about the reading of one picture that its owner should know.
public enum Note {
    /// Transparent parts were blended on the background.
    BLENDED,
    /// It is the first of several frames or pages.
    FIRST_FRAME,
    /// It had another size than was wanted.
    RESIZED,
    /// Colours became shades of grey by luminance.
    GREYED,
    /// Shades of grey became colours by repetition.
    COLOURED,
    /// 16 bits a shade became 8, of which the lower ones are lost.
    SHALLOWED,
    /// 8 bits a shade became 16.
    DEEPENED
}
