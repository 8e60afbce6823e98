/** Questions over any range: gold answers the hours before the seam, the state stores those from it on, nothing twice. */
package dev.sluice.query.stitch;
