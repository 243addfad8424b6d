package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.spelling.Spelling;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/// The meaning of a column's values, and how they are written as text.
sealed interface Kind {

    /// Bytes of the longest text.
    int MAX_TEXT = 1 << 20;

    long SECONDS_OF_DAY = 86_400;
    int NANOS = 1_000_000_000;

    /// Julian day of 1970-01-01.
    long JULIAN_EPOCH = 2_440_588;

    /// The value as text; empty where it is none.
    String text(Value value);

    /// Whether values are texts, so that a word like `NA` is one, too.
    default boolean isText() {
        return false;
    }

    record Flag() implements Kind {
        @Override
        public String text(Value value) {
            return value.bits == 0 ? "false" : "true";
        }
    }

    /// @param bits of an unsigned number; 0 for signed ones
    record Whole(int bits) implements Kind {
        @Override
        public String text(Value value) {
            return bits == Long.SIZE
                    ? Long.toUnsignedString(value.bits)
                    : Long.toString(bits == 0 ? value.bits : value.bits & ((1L << bits) - 1));
        }
    }

    /// @param bytes of a number: 2, 4 or 8
    record Real(int bytes) implements Kind {
        @Override
        public String text(Value value) {
            if (bytes == Double.BYTES) {
                return written(Double.longBitsToDouble(value.bits));
            }
            float number = bytes == Float.BYTES
                    ? Float.intBitsToFloat((int) value.bits)
                    : Float.float16ToFloat(
                            (short) ((value.bytes[value.start] & 0xff) | value.bytes[value.start + 1] << 8));
            return number == Math.rint(number) || Float.isNaN(number) ? written(number) : Float.toString(number);
        }

        private static String written(double number) {
            return Double.isNaN(number)
                    ? ""
                    : Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : Spelling.of(number);
        }
    }

    /// @param binary whether the number is in big-endian bytes
    record Decimal(int scale, boolean binary) implements Kind {
        @Override
        public String text(Value value) {
            BigInteger whole = binary
                    ? value.length == 0
                            ? BigInteger.ZERO
                            : new BigInteger(value.bytes, value.start, Math.min(value.length, 64))
                    : BigInteger.valueOf(value.bits);
            return new BigDecimal(whole, scale).toPlainString();
        }
    }

    record Day() implements Kind {
        @Override
        public String text(Value value) {
            return LocalDate.ofEpochDay(value.bits).toString();
        }
    }

    /// Seconds since midnight.
    ///
    /// @param perSecond units
    record TimeOfDay(long perSecond) implements Kind {
        @Override
        public String text(Value value) {
            return Spelling.of((double) value.bits / perSecond);
        }
    }

    /// A point in time, in UTC.
    ///
    /// @param perSecond units; 0 for the old form of 96 bits
    record Time(long perSecond) implements Kind {
        @Override
        public String text(Value value) {
            if (perSecond == 0) {
                ByteBuffer old =
                        ByteBuffer.wrap(value.bytes, value.start, value.length).order(ByteOrder.LITTLE_ENDIAN);
                long nanos = old.getLong();
                long days = old.getInt() - JULIAN_EPOCH;
                return iso(days * SECONDS_OF_DAY + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
            }
            return iso(Math.floorDiv(value.bits, perSecond), (int)
                    (Math.floorMod(value.bits, perSecond) * (NANOS / perSecond)));
        }

        private static String iso(long seconds, int nanos) {
            Instant instant = Instant.ofEpochSecond(seconds, nanos);
            String text = instant.toString();
            return text.endsWith("T00:00:00Z") ? text.substring(0, text.indexOf('T')) : text;
        }
    }

    record Identifier() implements Kind {
        @Override
        public String text(Value value) {
            String hex = HexFormat.of().formatHex(value.bytes, value.start, value.start + value.length);
            return hex.length() != 32
                    ? hex
                    : String.join(
                            "-",
                            hex.substring(0, 8),
                            hex.substring(8, 12),
                            hex.substring(12, 16),
                            hex.substring(16, 20),
                            hex.substring(20));
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    record Text() implements Kind {
        @Override
        public String text(Value value) {
            if (value.length > MAX_TEXT) {
                throw new Malformed("a text has more than " + MAX_TEXT + " bytes");
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(value.bytes, value.start, value.length))
                        .toString()
                        .strip();
            } catch (CharacterCodingException e) {
                throw new Malformed("a value is no text in UTF-8");
            }
        }

        @Override
        public boolean isText() {
            return true;
        }
    }
}
