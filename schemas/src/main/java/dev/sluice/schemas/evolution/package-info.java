/**
 * What a schema may become. The history of released schemas lies in {@code schemas/released}, a folder per topic and a
 * whole schema per version; the catalogue of this build is compared with all of it.
 */
package dev.sluice.schemas.evolution;
