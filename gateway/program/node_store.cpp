#include "program/node_store.hpp"

#include <filesystem>
#include <utility>

#include "program/input_file.hpp"

namespace kakehashi::program {

namespace {
constexpr fhir::Message kNoStore{.id = "node-without-store",
                                 .en = "No node has run with this configuration yet: {} is not there.",
                                 .ja = "この設定で動いたノードはまだありません({}がありません)。"};
}  // namespace

fhir::Result<NodeStore> open_node_store(const std::string& config) {
    const auto text = read_input(config);
    if (!text) return tl::unexpected(text.error());
    const auto folder = std::filesystem::absolute(config).parent_path().string();
    auto configuration = gateway::parse_node_configuration(*text, folder);
    if (!configuration) return tl::unexpected(configuration.error());
    const auto directory = std::filesystem::path(configuration->data_directory) / "store";
    if (!std::filesystem::exists(directory))
        return fhir::fail(fhir::IssueType::not_found, kNoStore, "", {directory.string()});
    auto store = gateway::Store::open(directory);
    if (!store) return tl::unexpected(store.error());
    return NodeStore{std::move(*configuration), std::move(*store)};
}

}  // namespace kakehashi::program
