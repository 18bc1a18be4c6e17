package loopvspool.settings;

import java.time.Duration;
import java.util.Map;

/**
 * How much may be wrong before a run is doubted; what each gate compares stands in {@code lab.conf}.
 *
 * @param calibrationPercent a target whose proof is further from D is SUSPECT, in percent
 * @param wrongCalibrationPercent past this it is INVALID, in percent
 * @param kernelsDifferPercent one iteration may take so much longer on one target than on another, in percent
 * @param startSpreadPercent the sends of a burst may be spread over so much of D, in percent
 * @param shortOfCpuPercent handlers may take so much longer than their CPU time, in percent
 * @param otherSpeedPercent their CPU time may be so far from D, in percent
 * @param littlesLawPercent the requests in flight that a target counted may be so far from those by its own start and end times, in percent
 * @param injectorCpuPercent Gatling may use so much of the cores that it has, in percent
 * @param pressurePercent some process may wait for a core for so much of the time, in percent
 * @param stealPercent the hypervisor may give so much of the processor time to others, in percent
 * @param neighboursPercent other processes may use so much of the machine during a step, in percent of its cores
 * @param throttledPercent a CPU quota may keep threads from running for so much of the run, in percent
 * @param garbagePercent garbage collection may take so much of a step, in percent
 * @param injectorLate a thread of Gatling's JVM may wake so late
 */
public record GateSettings(
        double calibrationPercent,
        double wrongCalibrationPercent,
        double kernelsDifferPercent,
        double startSpreadPercent,
        double shortOfCpuPercent,
        double otherSpeedPercent,
        double littlesLawPercent,
        double injectorCpuPercent,
        double pressurePercent,
        double stealPercent,
        double neighboursPercent,
        double throttledPercent,
        double garbagePercent,
        Duration injectorLate) {

    static GateSettings of(SettingReader read) {
        return new GateSettings(
                read.percent("lab.gates.calibration"),
                read.percent("lab.gates.wrongCalibration"),
                read.percent("lab.gates.kernelsDiffer"),
                read.percent("lab.gates.startSpread"),
                read.percent("lab.gates.shortOfCpu"),
                read.percent("lab.gates.otherSpeed"),
                read.percent("lab.gates.littlesLaw"),
                read.percent("lab.gates.injectorCpu"),
                read.percent("lab.gates.pressure"),
                read.percent("lab.gates.steal"),
                read.percent("lab.gates.neighbours"),
                read.percent("lab.gates.throttled"),
                read.percent("lab.gates.garbage"),
                read.duration("lab.gates.injectorLate", Duration.ofMillis(10), Duration.ofSeconds(60)));
    }

    /** Those of a user who sets none. */
    public static GateSettings byDefault() {
        return of(new SettingReader(LabSettings.defaults(), Map.of()));
    }
}
