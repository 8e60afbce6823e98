/** What any process needs and nothing about GitHub: its life from start to exit code. */
package dev.sluice.runtime;
