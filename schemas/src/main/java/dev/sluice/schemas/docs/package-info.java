/** The catalogue of topics as documents for those who subscribe: a page to read and an AsyncAPI document for tools. */
package dev.sluice.schemas.docs;
