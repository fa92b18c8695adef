#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "kakehashi/gateway/metrics.hpp"

namespace kakehashi::gateway {
namespace {

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
    Metrics metrics;
    metrics.describe("kakehashi_accepted_total", MetricKind::counter, "Messages accepted.");
    metrics.describe("kakehashi_waiting", MetricKind::gauge, "Messages that wait.");
    metrics.at("kakehashi_accepted_total", "source=\"his\"").add(3);
    metrics.at("kakehashi_waiting").set(7);
    EXPECT_EQ(metrics.text(),
              "# HELP kakehashi_accepted_total Messages accepted.\n"
              "# TYPE kakehashi_accepted_total counter\n"
              "kakehashi_accepted_total{source=\"his\"} 3\n"
              "# HELP kakehashi_waiting Messages that wait.\n"
              "# TYPE kakehashi_waiting gauge\n"
              "kakehashi_waiting 7\n");
}

TEST(Metrics, CountEveryAdditionOfEveryThread) {
    Metrics metrics;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&metrics] {
            for (int j = 0; j < 1000; ++j) metrics.at("n", j % 2 == 0 ? "a=\"0\"" : "a=\"1\"").add();
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(metrics.at("n", "a=\"0\"").value() + metrics.at("n", "a=\"1\"").value(), 4000);
}

TEST(Metrics, DurationsAreWrittenAsCumulativeBucketsInSeconds) {
    Metrics metrics;
    metrics.describe("kakehashi_request_seconds", MetricKind::histogram, "Time of a request.");
    auto& histogram = metrics.histogram_at("kakehashi_request_seconds", "method=\"GET\"");
    for (const int milliseconds : {1, 2, 30, 20'000}) histogram.observe(std::chrono::milliseconds(milliseconds));
    const auto text = metrics.text();
    for (const auto* line : {"# TYPE kakehashi_request_seconds histogram\n",
                             "kakehashi_request_seconds_bucket{method=\"GET\",le=\"0.001\"} 1\n",
                             "kakehashi_request_seconds_bucket{method=\"GET\",le=\"0.0025\"} 2\n",
                             "kakehashi_request_seconds_bucket{method=\"GET\",le=\"0.05\"} 3\n",
                             "kakehashi_request_seconds_bucket{method=\"GET\",le=\"10\"} 3\n",
                             "kakehashi_request_seconds_bucket{method=\"GET\",le=\"+Inf\"} 4\n",
                             "kakehashi_request_seconds_sum{method=\"GET\"} 20.033\n",
                             "kakehashi_request_seconds_count{method=\"GET\"} 4\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST(Metrics, LabelsCannotBreakTheText) { EXPECT_EQ(escape_label("a\"b\\c\nd"), "a\\\"b\\\\c\\nd"); }

}  // namespace
}  // namespace kakehashi::gateway
