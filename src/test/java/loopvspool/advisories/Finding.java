package loopvspool.advisories;

import java.util.List;

/** A library that is affected by an advisory which nobody accepted. */
record Finding(Component component, Advisory advisory) {
    /** What a database says of libraries. */
    static List<Finding> of(List<Component> components, AdvisoryDatabase database, AcceptedAdvisories accepted) {
        return components.stream()
                .flatMap(component -> database.of(component).stream()
                        .filter(advisory -> advisory.affects(component.version()))
                        .filter(advisory -> !accepted.contain(advisory))
                        .map(advisory -> new Finding(component, advisory)))
                .toList();
    }

    @Override
    public String toString() {
        return component
                + " is affected by "
                + String.join(", ", advisory.ids())
                + " (" + advisory.severity() + "), "
                + advisory.fixedAfter(component.version())
                        .map(fixed -> "fixed in " + fixed)
                        .orElse("with no fixed version known")
                + ": "
                + advisory.summary();
    }
}
