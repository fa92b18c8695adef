#include <fmt/core.h>

#include "kakehashi/gateway/metrics.hpp"

namespace kakehashi::gateway {

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

std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, family.help, name,
                           family.kind == MetricKind::counter ? "counter" : "gauge");
        for (const auto& [labels, metric] : family.metrics)
            out += labels.empty() ? fmt::format("{} {}\n", name, metric->value())
                                  : fmt::format("{}{{{}}} {}\n", name, labels, metric->value());
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
