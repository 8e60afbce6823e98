/** The URLs: query text to a value that can refuse, a question, a record, JSON. */
package dev.sluice.query.http;
