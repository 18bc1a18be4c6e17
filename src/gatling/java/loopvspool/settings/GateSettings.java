package loopvspool.settings;

import java.time.Duration;
import java.util.Map;

/**
 * How much may be wrong before a run is doubted; what each gate compares stands in {@code lab.conf}.
 *
 * @param serviceExceedsResponse a handler may say that it worked for so much longer than its client waited
 * @param clientOverheadPercent so much of a single user's response time may be beside the work, in percent
 * @param clientOverheadFloor and so much in any case
 * @param clockSkew a handler may have been at work for so long before its request went out, or after it was answered
 * @param calibrationPercent a target whose proof is further from D is SUSPECT, in percent
 * @param wrongCalibrationPercent past this it is INVALID, in percent
 * @param kernelsDifferPercent one iteration may take so much longer on one target than on another, in percent
 * @param startSpreadPercent the sends of a burst may be spread over so much of D, in percent
 * @param shortOfCpuPercent handlers may take so much longer than their CPU time, in percent
 * @param lateShortOfCpuPercent and no more than so much in a step that is late, in percent
 * @param unexplainedDelayPercent a makespan may be so late where handlers do not report their CPU time, in percent
 * @param otherSpeedPercent their CPU time may be so far from D, in percent
 * @param littlesLawPercent the requests in flight that a target counted may be so far from those by its own start and end times, in percent
 * @param inFlightGrace a request that ended so shortly before may still be counted
 * @param injectorCpuPercent Gatling may use so much of the cores that it has, in percent
 * @param pressurePercent some process may wait for a core for so much of the time, in percent
 * @param stealPercent the hypervisor may give so much of the processor time to others, in percent
 * @param otherProcessesPercent other processes may use so much of the cores that the run may use during a step, in percent
 * @param throttledPercent a CPU quota may keep threads from running for so much of the run, in percent
 * @param garbagePercent garbage collection may take so much of a step, in percent
 * @param censusThreads a target may count so many threads more or fewer than the operating system does
 * @param censusSharePercent or so large a share of them, if that is more, in percent
 * @param injectorLate a thread of Gatling's JVM may wake so late
 */
public record GateSettings(
        Duration serviceExceedsResponse,
        double clientOverheadPercent,
        Duration clientOverheadFloor,
        Duration clockSkew,
        double calibrationPercent,
        double wrongCalibrationPercent,
        double kernelsDifferPercent,
        double startSpreadPercent,
        double shortOfCpuPercent,
        double lateShortOfCpuPercent,
        double unexplainedDelayPercent,
        double otherSpeedPercent,
        double littlesLawPercent,
        Duration inFlightGrace,
        double injectorCpuPercent,
        double pressurePercent,
        double stealPercent,
        double otherProcessesPercent,
        double throttledPercent,
        double garbagePercent,
        int censusThreads,
        double censusSharePercent,
        Duration injectorLate) {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST_THREADS = 1000;

    static GateSettings of(SettingReader read) {
        return new GateSettings(
                read.duration("lab.gates.serviceExceedsResponse", Duration.ofMillis(1), LONGEST),
                read.percent("lab.gates.clientOverhead"),
                read.duration("lab.gates.clientOverheadFloor", Duration.ofMillis(1), LONGEST),
                read.duration("lab.gates.clockSkew", Duration.ofMillis(1), LONGEST),
                read.percent("lab.gates.calibration"),
                read.percent("lab.gates.wrongCalibration"),
                read.percent("lab.gates.kernelsDiffer"),
                read.percent("lab.gates.startSpread"),
                read.percent("lab.gates.shortOfCpu"),
                read.percent("lab.gates.lateShortOfCpu"),
                read.percent("lab.gates.unexplainedDelay"),
                read.percent("lab.gates.otherSpeed"),
                read.percent("lab.gates.littlesLaw"),
                read.duration("lab.gates.inFlightGrace", Duration.ofMillis(1), LONGEST),
                read.percent("lab.gates.injectorCpu"),
                read.percent("lab.gates.pressure"),
                read.percent("lab.gates.steal"),
                read.percent("lab.gates.otherProcesses"),
                read.percent("lab.gates.throttled"),
                read.percent("lab.gates.garbage"),
                read.whole("lab.gates.censusThreads", 0, MOST_THREADS),
                read.percent("lab.gates.censusShare"),
                read.duration("lab.gates.injectorLate", Duration.ofMillis(10), LONGEST));
    }

    /** Those of a user who sets none. */
    public static GateSettings byDefault() {
        return of(new SettingReader(LabSettings.defaults(), Map.of()));
    }
}
