package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/// Decoders of pictures: those of the platform, and of WebP, which it does not read, the one among the libraries.
final class Decoders {

    private Decoders() {}

    static ImageReader of(PictureKind kind) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        if (kind != PictureKind.WEBP) {
            return ImageIO.getImageReadersByFormatName(name).next();
        }
        // Not by ImageIO, which looks for libraries with whatever class loader the calling thread has.
        for (ImageReaderSpi provider : ServiceLoader.load(ImageReaderSpi.class, Decoders.class.getClassLoader())) {
            if (Arrays.stream(provider.getFormatNames()).anyMatch(name::equalsIgnoreCase)) {
                return provider.createReaderInstance();
            }
        }
        throw ProblemException.unsupported("WebP is not read here: its decoder is missing.");
    }
}
