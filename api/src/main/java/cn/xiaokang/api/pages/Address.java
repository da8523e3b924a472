package cn.xiaokang.api.pages;

import org.jspecify.annotations.Nullable;

/** Builds the address of a page from its filters; what is not chosen is left out. */
final class Address {
    private final StringBuilder text;
    private boolean hasParameter;

    private Address(String path) {
        this.text = new StringBuilder(path);
    }

    static Address of(String path) {
        return new Address(path);
    }

    Address with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            text.append(hasParameter ? '&' : '?').append(name).append('=').append(Shell.encoded(value.toString()));
            hasParameter = true;
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
