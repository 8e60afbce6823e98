/** Small HTTP servers of the services: the JDK's, with bounds. */
package dev.sluice.runtime.http;
