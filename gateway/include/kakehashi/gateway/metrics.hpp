#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace kakehashi::gateway {

/// One number that goes up, or up and down. Thread-safe.
class Metric {
public:
    void add(std::int64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
    void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
    [[nodiscard]] std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// Upper bounds of a histogram's buckets, in microseconds: 1 ms to 10 s.
inline constexpr std::array<std::int64_t, 13> kHistogramBounds{1'000,     2'500,     5'000,     10'000,  25'000,
                                                               50'000,    100'000,   250'000,   500'000, 1'000'000,
                                                               2'500'000, 5'000'000, 10'000'000};

/// How long something took, each time. Thread-safe, without a lock.
class Histogram {
public:
    void observe(std::chrono::microseconds duration);
    /// A bucket each, not summed up; the last is what took longer than the last bound.
    [[nodiscard]] std::array<std::int64_t, kHistogramBounds.size() + 1> counts() const;
    [[nodiscard]] std::int64_t sum_us() const { return sum_us_.load(std::memory_order_relaxed); }

private:
    std::array<std::atomic<std::int64_t>, kHistogramBounds.size() + 1> counts_{};
    std::atomic<std::int64_t> sum_us_{0};
};

enum class MetricKind : std::uint8_t { counter, gauge, histogram };

/// All metrics of a process. Labels never hold patient data.
class Metrics {
public:
    /// Declares a family, or says what it means; called once at the start for each name.
    void describe(std::string_view name, MetricKind kind, std::string_view help);
    /// The metric of that name and label set, made when absent; the reference stays valid.
    /// @param labels as in the text format, without braces: `source="his",result="accepted"`; may be empty
    [[nodiscard]] Metric& at(std::string_view name, std::string_view labels = {});
    /// As `at`, for durations. Name it `…_seconds`: the text is in seconds.
    [[nodiscard]] Histogram& histogram_at(std::string_view name, std::string_view labels = {});
    /// Prometheus text. Source: Prometheus exposition formats, text-based format 0.0.4
    [[nodiscard]] std::string text() const;

private:
    struct Family {
        MetricKind kind = MetricKind::counter;
        std::string help;
        std::map<std::string, std::unique_ptr<Metric>, std::less<>> metrics;
        std::map<std::string, std::unique_ptr<Histogram>, std::less<>> histograms;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Family, std::less<>> families_;
};

/// A label's value with the characters escaped that the text format demands.
[[nodiscard]] std::string escape_label(std::string_view value);

}  // namespace kakehashi::gateway
