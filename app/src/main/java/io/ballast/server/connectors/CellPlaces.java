package io.ballast.server.connectors;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks where the cells of a sheet say they lie. The reader keeps a row as a list up to its last column, wherever that
 * is: one cell at ZZZZZZ1 would fill all memory. This is the reader's own parser, so that both see the same cells.
 */
final class CellPlaces {
    /** Excel ends at XFD1048576. */
    private static final Pattern PLACE = Pattern.compile("[A-Za-z]{1,3}[0-9]{1,7}");

    private static final int LONGEST_TOLD = 20;

    private CellPlaces() {}

    /**
     * Looks through one entry of a workbook; what is no sheet is passed over, and broken XML is left to the reader.
     *
     * @throws RefusedFile if a cell lies at no place of a sheet
     */
    static void check(InputStream entry) throws IOException {
        try {
            XMLStreamReader xml = parser(entry);
            boolean isSheet = xml.nextTag() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("worksheet");
            while (isSheet && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("c")) {
                    checkPlace(xml);
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException disk) {
                throw disk;
            }
        }
    }

    private static void checkPlace(XMLStreamReader xml) {
        String place = xml.getAttributeValue(null, "r");
        if (place != null && !PLACE.matcher(place).matches()) {
            throw new RefusedFile(
                    "damaged_workbook", "c/@r " + place.substring(0, Math.min(place.length(), LONGEST_TOLD)));
        }
    }

    private static XMLStreamReader parser(InputStream entry) throws XMLStreamException {
        XMLInputFactory parsers = new InputFactoryImpl();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers.createXMLStreamReader(entry);
    }
}
