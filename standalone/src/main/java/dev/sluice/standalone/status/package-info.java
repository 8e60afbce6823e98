/** How a running stack stands, asked of its query-api. */
package dev.sluice.standalone.status;
