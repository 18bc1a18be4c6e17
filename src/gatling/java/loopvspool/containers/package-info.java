/**
 * What Maven runs around a run in containers (pom.xml, profile docker): before they are built and started, while they run, and
 * when Maven dies.
 */
package loopvspool.containers;
