package loopvspool.validity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.machine.CpuQuota;
import loopvspool.observe.CoreShares;
import loopvspool.observe.RunCores;
import loopvspool.sut.TargetQuota;

/** Says in words which CPU quotas a run has, and what they do to predictions. Who shares a quota shares its line. */
public final class QuotaNotes {
    private QuotaNotes() {}

    /** One line for each quota; none for a quota that gives as much as the cores that the run may use. */
    public static List<String> of(CoreShares shares) {
        Map<CpuQuota, List<TargetQuota>> byQuota = new LinkedHashMap<>();
        shares.injectorQuota().ifPresent(quota -> byQuota.put(quota, new ArrayList<>()));
        shares.targetQuotas().forEach(one -> byQuota.computeIfAbsent(one.quota(), quota -> new ArrayList<>())
                .add(one));
        return byQuota.entrySet().stream()
                .filter(one -> limits(one.getKey(), one.getValue(), shares.run()))
                .map(one -> line(
                        one.getKey(),
                        one.getValue(),
                        shares.injectorQuota().filter(one.getKey()::equals).isPresent()))
                .toList();
    }

    private static boolean limits(CpuQuota quota, List<TargetQuota> targets, RunCores run) {
        return run.usable() == null
                || quota.cpus() < run.usable().cores()
                || targets.stream().anyMatch(one -> one.cpus() < one.cores());
    }

    private static String line(CpuQuota quota, List<TargetQuota> targets, boolean gatling) {
        String who = Stream.concat(
                        gatling ? Stream.of("Gatling") : Stream.empty(),
                        targets.stream().map(TargetQuota::target))
                .distinct()
                .collect(Collectors.joining(", "));
        return "CPU quota: %s CPUs for %s%s%s; short requests come in jerks of %s"
                .formatted(number(quota.cpus()), who, where(quota), effect(targets, gatling), period(quota));
    }

    private static String where(CpuQuota quota) {
        return quota.group() == null ? ", as it tells itself" : " (control group " + quota.group() + ")";
    }

    private static String period(CpuQuota quota) {
        return "the quota's period"
                + (quota.periodSeconds() == null
                        ? ""
                        : String.format(Locale.ROOT, " of %s ms", number(quota.periodSeconds() * 1000)));
    }

    private static String effect(List<TargetQuota> targets, boolean gatling) {
        if (targets.isEmpty()) {
            return ": no prediction allows for it";
        }
        String cores = targets.stream()
                .map(one -> Words.count(one.cores(), "core"))
                .distinct()
                .collect(Collectors.joining(" or "));
        String cpus = targets.stream().map(one -> number(one.cpus())).distinct().collect(Collectors.joining(" or "));
        String shared = gatling ? ", of which Gatling takes what it needs" : "";
        return ": predictions are for %s CPUs%s; pools are sized by the %s seen".formatted(cpus, shared, cores);
    }

    /** With two decimals at most. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
