/** {@code sluice schemas}: the contract of silver as it is kept in a checkout: released schemas, generated documents. */
package dev.sluice.standalone.contract;
