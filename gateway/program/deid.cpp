#include "kakehashi/gateway/deid.hpp"

#include <fmt/core.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "kakehashi/fhir/json.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {

constexpr std::size_t kRootKeyBytes = 32;
constexpr fhir::Message kRootKey{.id = "deid-root-key",
                                 .en = "The root key must have 32 bytes; {} has {}.",
                                 .ja = "ルート鍵は32バイトです。{}は{}バイトあります。"};

/// Pseudonyms that nobody can make again: for looking at what would leave.
gateway::DeidKeys make_passing_keys() {
    std::string root(kRootKeyBytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(root.data()), static_cast<int>(root.size())) != 1)
        throw std::runtime_error("no random numbers");
    fmt::print(stderr,
               "kakehashi deid: no --root-key: the pseudonyms are those of this run alone / "
               "--root-keyがないため、仮名はこの実行限りです\n");
    return {std::move(root), "passing"};
}

fhir::Result<gateway::DeidKeys> read_keys(const std::string& path) {
    if (path.empty()) return make_passing_keys();
    auto root = read_input(path);
    if (!root) return tl::unexpected(root.error());
    if (root->size() != kRootKeyBytes)
        return fhir::fail(fhir::IssueType::value, kRootKey, "", {path, std::to_string(root->size())});
    return gateway::DeidKeys{std::move(*root), std::filesystem::path(path).stem().string()};
}

/// One line of NDJSON.
fhir::Result<std::string> pseudonymise_file(const std::string& file, const DeidCommand& command,
                                            const gateway::DeidKeys& keys) {
    auto bytes = read_input(file);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto bundle = read_resource(std::move(*bytes));
    if (!bundle) return tl::unexpected(bundle.error());
    const auto released = gateway::pseudonymise(*bundle, keys, command.feed);
    if (!released) return tl::unexpected(released.error());
    return fhir::write_json(released->root());
}

}  // namespace

int run(const DeidCommand& command) {
    if (command.policy != "kamei") {
        fmt::print(stderr, "kakehashi deid: only --policy kamei works yet / 現在は--policy kameiのみ対応しています\n");
        return kExitWrongUse;
    }
    const auto keys = read_keys(command.root_key);
    if (!keys) {
        complain("deid", keys.error());
        return kExitWrongUse;
    }
    int exit_code = kExitOk;
    for (const auto& file : command.files) {
        const auto line = pseudonymise_file(file, command, *keys);
        if (line) {
            fmt::print("{}\n", *line);
        } else {
            // Fails closed: a file that cannot be processed gives no line at all.
            fmt::print(stderr, "{}: ", file);
            complain("deid", line.error());
            exit_code = std::max(exit_code, is_unreadable(line.error()) ? kExitWrongUse : kExitFound);
        }
    }
    return exit_code;
}

}  // namespace kakehashi::program
