/** Events out of nothing: a feed that looks like GitHub's and depends on a seed alone. */
package dev.sluice.ingester.sample;
