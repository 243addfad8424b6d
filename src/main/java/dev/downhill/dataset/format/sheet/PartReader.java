package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Goes through the elements of one XML part of a workbook. Document types and external entities are not read.
final class PartReader implements Closeable {

    /// Longer than any text that a spreadsheet program keeps in a cell (32,767 characters).
    static final int MAX_TEXT = 1 << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final String place;
    private final InputStream in;
    private final XMLStreamReader xml;

    /// @throws ProblemException if the part is broken
    PartReader(ZipFile zip, ZipEntry entry, long sent) throws IOException {
        place = ZipGuard.place(entry);
        in = new MarkupLimit(
                ZipGuard.stream(zip, entry), place, new Unpacking(place, sent, "Save the sheet as CSV and send that."));
        try {
            xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            in.close();
            throw broken(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    /// Goes to the next start or end of an element.
    ///
    /// @return false behind the last
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw Refusal.of(place, "broken_file", "It has a document type, which no workbook has.");
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /// Whether an element of this name starts here, whatever its namespace.
    boolean isStart(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /// An attribute of the element, in whatever namespace.
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// The text up to the end of the element that starts here.
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            int depth = 1;
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                depth += event == XMLStreamConstants.START_ELEMENT
                        ? 1
                        : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                if (event == XMLStreamConstants.CHARACTERS
                        || event == XMLStreamConstants.CDATA
                        || event == XMLStreamConstants.SPACE) {
                    append(text);
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (text.length() + xml.getTextLength() > MAX_TEXT) {
            throw Refusal.of(
                    place,
                    "text_too_long",
                    "In line " + xml.getLocation().getLineNumber() + " of this part a text has more than " + MAX_TEXT
                            + " characters.");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private ProblemException broken(XMLStreamException e) {
        String where = e.getLocation() == null
                ? ""
                : " in line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
        return Refusal.of(
                place,
                "broken_file",
                "This part of the workbook is broken or cut off" + where + ".",
                "Save the workbook again in a spreadsheet program, or as CSV.");
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
