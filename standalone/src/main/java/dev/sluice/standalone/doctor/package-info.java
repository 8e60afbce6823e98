/** What may be wrong with a stack, looked for one by one. */
package dev.sluice.standalone.doctor;
