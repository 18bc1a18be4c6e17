package loopvspool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test that takes long, or compares durations of real servers under real load, which only a quiet machine gives. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("full")
@EnabledIfSystemProperty(
        named = "loopvspool.full",
        matches = "true",
        disabledReason = "long, or wants a quiet machine: mvn verify -Pfull")
public @interface Full {}
