package dev.downhill.dataset.picture;

import dev.downhill.request.ProblemException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/// Stops a decoder that takes too long for one image. The decoder reports after each line of pixels; only the thread
/// that decodes may abort it.
///
/// Processor time is counted and not the time of the clock, so that a busy machine refuses no honest image. The
/// platform knows it for platform threads alone; on a virtual thread nothing is limited.
///
/// It also hears where the decoder of JPEG made up pixels that the file does not have.
final class DecodingLimit implements IIOReadProgressListener, IIOReadWarningListener {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Of the file or of a segment, in the words of libjpeg, which are not translated.
    private static final String PREMATURE_END = "remature end";

    private final Duration most;
    private final long start;
    private boolean exceeded;
    private boolean cutOff;

    /// @param most processor time for one image
    DecodingLimit(Duration most) {
        this.most = most;
        this.start = used();
    }

    /// @throws ProblemException of kind too large if the decoder was stopped, of kind malformed if pixels are missing
    void check() {
        if (exceeded) {
            throw ProblemException.tooLarge("The image takes more than " + most.toSeconds()
                    + " seconds to decode. Save it again, with fewer pixels or as a baseline JPEG.");
        }
        if (cutOff) {
            throw Outline.cutOff();
        }
    }

    private static long used() {
        return Thread.currentThread().isVirtual() || !THREADS.isCurrentThreadCpuTimeSupported()
                ? 0
                : THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (used() - start > most.toNanos()) {
            exceeded = true;
            source.abort();
        }
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        cutOff |= warning.contains(PREMATURE_END);
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
