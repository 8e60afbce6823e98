/** Repositories and actors: what is known of them, told again only when it changes. */
package dev.sluice.streams.entity;
