package dev.downhill.dataset.format.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/// Infers the encoding of file names: UTF-8 where they are valid as such, Shift-JIS or GBK where they then are written
/// as Japanese or Chinese is, else code page 437, which is what a ZIP has by its rules.
///
/// The two bytes of a Chinese sign lie both above 160 in everyday names. Those of Japanese are told by kana, and by
/// second bytes that are mostly no letters: a single accent of code page 437 before a letter looks like a sign, too.
final class NameCharset {

    private static final String JAPANESE = "windows-31j";
    private static final String CHINESE = "GBK";
    private static final String WESTERN = "IBM437";

    private static final int EVERYDAY = 0xa1;

    private NameCharset() {}

    static Charset of(byte[] names) {
        if (fits(names, StandardCharsets.UTF_8, _ -> true)) {
            return StandardCharsets.UTF_8;
        }
        if (areEverydayPairs(names) && fits(names, named(CHINESE), Character::isIdeographic)) {
            return named(CHINESE);
        }
        if (fits(names, named(JAPANESE), NameCharset::isJapanese) && mostPairsAreHigh(names)) {
            return named(JAPANESE);
        }
        return named(WESTERN);
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    private static boolean fits(byte[] names, Charset charset, IntPredicate isUsual) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(names)).toString();
            return text.codePoints().allMatch(sign -> sign < 0x80 || isUsual.test(sign));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isJapanese(int sign) {
        boolean kana = sign >= 0x3040 && sign <= 0x30ff;
        return kana || sign == '\u3005' || Character.isIdeographic(sign);
    }

    /// Whether bytes above 127 come in pairs, both above 160.
    private static boolean areEverydayPairs(byte[] names) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] < 0) {
                boolean pair =
                        i + 1 < names.length && (names[i] & 0xff) >= EVERYDAY && (names[i + 1] & 0xff) >= EVERYDAY;
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean mostPairsAreHigh(byte[] names) {
        int pairs = 0;
        int high = 0;
        for (int i = 0; i + 1 < names.length; i++) {
            if (names[i] < 0) {
                pairs++;
                high += names[i + 1] < 0 ? 1 : 0;
                i++;
            }
        }
        return 2 * high >= pairs;
    }
}
