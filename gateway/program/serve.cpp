#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <filesystem>

#include "kakehashi/gateway/node_configuration.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"
#include "program/node.hpp"

namespace kakehashi::program {

namespace {

/// JSON lines on standard output: what log collectors take. Messages never hold patient data.
void start_log() {
    spdlog::set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","message":"%v"})");
    spdlog::flush_on(spdlog::level::info);
}

}  // namespace

int run(const ServeCommand& command) {
    const auto text = read_input(command.config);
    if (!text) return complain("serve", text.error()), kExitWrongUse;
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(command.config, ignored).parent_path().string();
    auto configuration = gateway::parse_node_configuration(*text, folder);
    if (!configuration) return complain("serve", configuration.error()), kExitWrongUse;
    start_log();
    try {
        auto node = Node::open(std::move(*configuration));
        if (!node) return complain("serve", node.error()), kExitWrongUse;
        (*node)->run();
    } catch (const std::exception& error) {
        fmt::print(stderr, "kakehashi serve: {}\n", error.what());
        return kExitWrongUse;
    }
    return kExitOk;
}

}  // namespace kakehashi::program
