#pragma once

#include <map>
#include <string>

namespace kakehashi::mappers::facts {

/// Tells facts of one key apart by their count. The writer does so too, by trying: thousands of equal keys in one input
/// would make that costly.
class RepeatedKeys {
public:
    /// "" for the first of its key, "#2" for the second, …
    std::string suffix_of(const std::string& key) {
        const unsigned count = ++counts_[key];
        return count == 1 ? std::string() : "#" + std::to_string(count);
    }

private:
    std::map<std::string, unsigned> counts_;
};

}  // namespace kakehashi::mappers::facts
