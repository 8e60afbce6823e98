package dev.sluice.standalone.consume;

import com.fasterxml.jackson.databind.JsonNode;

/** How rows are printed. */
interface Lines {
    /** What comes before the first row; empty where there is nothing. */
    String head();

    /** A row with its line end. */
    String line(JsonNode row);

    /** One JSON object a line. */
    record Json() implements Lines {
        @Override
        public String head() {
            return "";
        }

        @Override
        public String line(JsonNode row) {
            return row + "\n";
        }
    }
}
