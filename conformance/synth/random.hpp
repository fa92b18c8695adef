#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kakehashi::synth {

/// SplitMix64: the same numbers on every machine and library, which std:: distributions do not promise.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014)
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// A stream of its own for `part`, so that more patients do not change the earlier ones.
    [[nodiscard]] static Random for_part(std::uint64_t seed, std::uint64_t part) {
        Random mixer(seed ^ (part * 0xD1342543DE82EF95ULL));
        return Random(mixer.next());
    }

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// From `low` to `high`, both included. The bias of the remainder does not matter here.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        const auto width = static_cast<std::uint64_t>(high - low + 1);
        return low + static_cast<std::int64_t>(next() % width);
    }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class T>
    const T& pick(std::span<const T> from) {
        return from[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(from.size()) - 1))];
    }

private:
    std::uint64_t state_;
};

}  // namespace kakehashi::synth
