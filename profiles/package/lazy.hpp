#pragma once

#include <mutex>
#include <optional>

namespace kakehashi::profiles {

/// A value that is made when it is first asked for, once, whichever thread asks. A validator starts with thousands of
/// definitions and needs a few dozen of them.
template <class T>
class Lazy {
public:
    /// @param make makes the value; must not ask for the same value
    template <class Make>
    const T& get(Make&& make) const {
        std::call_once(once_, [&] { value_.emplace(make()); });
        return *value_;
    }

private:
    mutable std::once_flag once_;
    mutable std::optional<T> value_;
};

}  // namespace kakehashi::profiles
