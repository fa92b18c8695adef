#include <fmt/core.h>

#include "kakehashi/gateway/metrics.hpp"

namespace kakehashi::gateway {

namespace {

constexpr std::int64_t kMicrosecondsASecond = 1'000'000;

std::string_view name_of(MetricKind kind) {
    switch (kind) {
        case MetricKind::counter:
            return "counter";
        case MetricKind::gauge:
            return "gauge";
        case MetricKind::histogram:
            return "histogram";
    }
    return "untyped";
}

/// Seconds in their shortest exact form: nothing goes through a floating-point number.
std::string seconds(std::int64_t microseconds) {
    auto text = fmt::format("{}.{:06}", microseconds / kMicrosecondsASecond, microseconds % kMicrosecondsASecond);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string write_histogram(std::string_view name, std::string_view labels, const Histogram& histogram) {
    std::string out;
    const auto comma = labels.empty() ? "" : ",";
    const auto counts = histogram.counts();
    std::int64_t count = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        count += counts[i];
        const auto bound = i < kHistogramBounds.size() ? seconds(kHistogramBounds[i]) : "+Inf";
        out += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma, bound, count);
    }
    const auto braces = labels.empty() ? std::string() : fmt::format("{{{}}}", labels);
    out += fmt::format("{}_sum{} {}\n", name, braces, seconds(histogram.sum_us()));
    // The count is the sum of the buckets read above, so that it never disagrees with "+Inf".
    out += fmt::format("{}_count{} {}\n", name, braces, count);
    return out;
}

}  // namespace

void Histogram::observe(std::chrono::microseconds duration) {
    std::size_t bucket = 0;
    while (bucket < kHistogramBounds.size() && duration.count() > kHistogramBounds[bucket]) ++bucket;
    counts_[bucket].fetch_add(1, std::memory_order_relaxed);
    sum_us_.fetch_add(duration.count(), std::memory_order_relaxed);
}

std::array<std::int64_t, kHistogramBounds.size() + 1> Histogram::counts() const {
    std::array<std::int64_t, kHistogramBounds.size() + 1> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = counts_[i].load(std::memory_order_relaxed);
    return counts;
}

void Metrics::describe(std::string_view name, MetricKind kind, std::string_view help) {
    const std::lock_guard lock(mutex_);
    auto& family = families_[std::string(name)];
    family.kind = kind;
    family.help = help;
}

Metric& Metrics::at(std::string_view name, std::string_view labels) {
    const std::lock_guard lock(mutex_);
    auto& metric = families_[std::string(name)].metrics[std::string(labels)];
    if (metric == nullptr) metric = std::make_unique<Metric>();
    return *metric;
}

Histogram& Metrics::histogram_at(std::string_view name, std::string_view labels) {
    const std::lock_guard lock(mutex_);
    auto& family = families_[std::string(name)];
    family.kind = MetricKind::histogram;
    auto& histogram = family.histograms[std::string(labels)];
    if (histogram == nullptr) histogram = std::make_unique<Histogram>();
    return *histogram;
}

std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, family.help, name, name_of(family.kind));
        for (const auto& [labels, metric] : family.metrics)
            out += labels.empty() ? fmt::format("{} {}\n", name, metric->value())
                                  : fmt::format("{}{{{}}} {}\n", name, labels, metric->value());
        for (const auto& [labels, histogram] : family.histograms) out += write_histogram(name, labels, *histogram);
    }
    return out;
}

std::string escape_label(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == '"') out.push_back('\\');
        if (c == '\n') {
            out.append("\\n");
        } else {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace kakehashi::gateway
