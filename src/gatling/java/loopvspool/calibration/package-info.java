/**
 * Calibration: how many iterations of the kernel take the wanted service time on a target. The protocol is a state machine
 * without HTTP ({@link loopvspool.calibration.CalibrationProtocol}); Gatling carries its probes.
 */
package loopvspool.calibration;
