package dev.downhill.catalogue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes a record of values, and takes its values out again: the component `learningRate` is the field
/// `learning_rate`.
final class RecordBinding<R extends Record> {

    private final List<RecordComponent> components;
    private final Constructor<R> constructor;

    /// @throws IllegalArgumentException if a component has no field
    RecordBinding(Class<R> type, List<FieldSpec<?>> fields) {
        this.components = List.of(type.getRecordComponents());
        List<String> names = fields.stream().<String>map(FieldSpec::name).toList();
        for (RecordComponent component : components) {
            if (!names.contains(name(component))) {
                throw new IllegalArgumentException(type.getName() + " has no field for " + component.getName());
            }
        }
        Class<?>[] types =
                components.stream().<Class<?>>map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " has no canonical constructor", e);
        }
    }

    R make(Values values) {
        @Nullable
        Object[] arguments = components.stream()
                .map(component -> values.byName(name(component)))
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Values take(Object made) {
        Values values = new Values();
        for (RecordComponent component : components) {
            try {
                values.put(name(component), component.getAccessor().invoke(made));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
