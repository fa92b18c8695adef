#include "kakehashi/gateway/node_configuration.hpp"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace kakehashi::gateway {

namespace {

constexpr fhir::Message kNotToml{.id = "configuration-malformed",
                                 .en = "The configuration is not TOML (line {}): {}.",
                                 .ja = "設定がTOMLとして読めません({}行): {}。"};
constexpr fhir::Message kMissing{.id = "configuration-key-missing",
                                 .en = "The configuration lacks '{}' in [{}].",
                                 .ja = "設定に「{}」がありません([{}])。"};
constexpr fhir::Message kUnknownKey{.id = "configuration-key-unknown",
                                    .en = "The configuration has an unknown key '{}' in [{}] (line {}).",
                                    .ja = "設定に知らないキー「{}」があります([{}]、{}行)。"};
constexpr fhir::Message kValue{.id = "configuration-value",
                               .en = "The configuration's '{}' must be {}.",
                               .ja = "設定の「{}」は次の値にしてください: {}。"};

/// One table of the file, read key by key; remembers the first fault and which keys were asked for.
class Section {
public:
    Section(const toml::table* table, std::string name, std::string folder, std::optional<fhir::Issue>& fault)
        : table_(table), name_(std::move(name)), folder_(std::move(folder)), fault_(fault) {}

    std::string required(std::string_view key) {
        std::string value = optional(key);
        if (value.empty()) blame(fhir::IssueType::required, kMissing, {key, name_});
        return value;
    }
    std::string optional(std::string_view key) {
        asked_.emplace_back(key);
        return table_ == nullptr ? std::string() : (*table_)[key].value_or(std::string());
    }
    std::string path(std::string_view key) {
        std::string value = optional(key);
        if (value.empty()) return value;
        return (std::filesystem::path(folder_) / value).lexically_normal().string();
    }
    std::uint16_t port(std::string_view key) {
        asked_.emplace_back(key);
        const auto value = table_ == nullptr ? std::int64_t{0} : (*table_)[key].value_or(std::int64_t{0});
        if (value < 0 || value > 65535) blame(fhir::IssueType::value, kValue, {key, "0 - 65535"});
        return static_cast<std::uint16_t>(value);
    }
    bool flag(std::string_view key) {
        asked_.emplace_back(key);
        return table_ != nullptr && (*table_)[key].value_or(false);
    }
    std::vector<std::string> paths(std::string_view key) {
        asked_.emplace_back(key);
        std::vector<std::string> values;
        const toml::array* list = table_ == nullptr ? nullptr : (*table_)[key].as_array();
        if (list == nullptr) return values;
        for (const auto& item : *list)
            values.push_back((std::filesystem::path(folder_) / item.value_or(std::string())).lexically_normal());
        return values;
    }
    /// A misspelt key is a fault: a setting that silently does nothing would be found too late.
    void refuse_other_keys() {
        if (table_ == nullptr) return;
        for (const auto& [key, value] : *table_)
            if (std::find(asked_.begin(), asked_.end(), key.str()) == asked_.end())
                blame(fhir::IssueType::value, kUnknownKey,
                      {key.str(), name_, std::to_string(value.source().begin.line)});
    }
    void blame(fhir::IssueType code, const fhir::Message& message, std::initializer_list<std::string_view> arguments) {
        if (!fault_) fault_ = fhir::make_issue(fhir::IssueSeverity::error, code, message, name_, arguments);
    }

private:
    const toml::table* table_;
    std::string name_;
    std::string folder_;
    std::optional<fhir::Issue>& fault_;
    std::vector<std::string> asked_;
};

/// The whole file.
class Reader {
public:
    Reader(const toml::table& file, const std::string& folder) : file_(file), folder_(folder) {}

    NodeConfiguration read() {
        read_node();
        for_each("source", [this](Section section) { read_source(section); });
        for_each("peer", [this](Section section) { read_peer(section); });
        for_each("practitioner", [this](Section section) { read_practitioner(section); });
        for_each("feed", [this](Section section) { read_feed(section); });
        check_top_level();
        return std::move(result_);
    }
    std::optional<fhir::Issue> fault;

private:
    Section section(const std::string& name) { return {file_[name].as_table(), name, folder_, fault}; }

    template <class Read>
    void for_each(const std::string& name, Read read) {
        const toml::array* list = file_[name].as_array();
        if (list == nullptr) return;
        for (const auto& item : *list) read(Section(item.as_table(), name, folder_, fault));
    }

    void read_node() {
        auto institution = section("institution");
        result_.institution_number = institution.required("number");
        result_.institution_name = institution.required("name");
        result_.department_default = institution.optional("department");
        const bool is_number = result_.institution_number.size() == 10 &&
                               result_.institution_number.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number) institution.blame(fhir::IssueType::value, kValue, {"number", "10 digits"});
        institution.refuse_other_keys();

        auto node = section("node");
        result_.data_directory = node.path("data");
        if (result_.data_directory.empty()) node.blame(fhir::IssueType::required, kMissing, {"data", "node"});
        result_.legal_profile = node.required("legal_profile");
        if (result_.legal_profile != "reform" && result_.legal_profile != "current-2025")
            node.blame(fhir::IssueType::value, kValue, {"legal_profile", "reform / current-2025"});
        result_.signing_key = node.path("signing_key");
        result_.directives = node.path("directives");
        result_.packages = node.paths("packages");
        node.refuse_other_keys();

        auto http = section("http");
        if (auto address = http.optional("address"); !address.empty()) result_.http_address = address;
        result_.http_port = http.port("port");
        result_.certificate = http.path("certificate");
        result_.private_key = http.path("private_key");
        result_.trust = http.path("trust");
        if (result_.certificate.empty() != result_.private_key.empty())
            http.blame(fhir::IssueType::required, kMissing, {"certificate / private_key", "http"});
        const bool is_loopback = result_.http_address == "127.0.0.1" || result_.http_address == "::1";
        if (result_.certificate.empty() && !is_loopback)
            http.blame(fhir::IssueType::security, kMissing, {"certificate", "http"});
        http.refuse_other_keys();
    }

    void read_source(Section from) {
        SourceConfiguration source;
        source.name = from.required("name");
        source.format = from.required("format");
        source.tree = from.path("tree");
        source.drop = from.path("drop");
        source.mllp_port = from.port("mllp_port");
        if (auto address = from.optional("mllp_address"); !address.empty()) source.mllp_address = address;
        source.post_key = from.optional("post_key");
        source.mapping = from.path("mapping");
        source.vendor = from.path("vendor");
        source.report_patient_mismatch_only = from.flag("report_patient_mismatch_only");
        source.recognise_persons = from.flag("recognise_persons");
        source.wado_rs = from.optional("wado_rs");
        const int doors = int{!source.tree.empty()} + int{!source.drop.empty()} + int{source.mllp_port != 0} +
                          int{!source.post_key.empty()};
        if (doors != 1) from.blame(fhir::IssueType::value, kValue, {"source", "tree | drop | mllp_port | post_key"});
        if (!source.post_key.empty() && (source.post_key.size() != 64 || source.format != "fhir"))
            from.blame(fhir::IssueType::value, kValue, {"post_key", "SHA-256 (hex), format = \"fhir\""});
        from.refuse_other_keys();
        result_.sources.push_back(std::move(source));
    }

    void read_peer(Section from) {
        PeerConfiguration peer;
        peer.institution_number = from.required("institution");
        peer.name = from.required("name");
        peer.url = from.required("url");
        peer.public_key = from.path("public_key");
        if (peer.public_key.empty()) from.blame(fhir::IssueType::required, kMissing, {"public_key", "peer"});
        from.refuse_other_keys();
        result_.peers.push_back(std::move(peer));
    }

    void read_practitioner(Section from) {
        PractitionerConfiguration person;
        person.user = from.required("user");
        person.name = from.required("name");
        person.id = from.required("id");
        person.passcode_hash = from.required("passcode_hash");
        from.refuse_other_keys();
        result_.practitioners.push_back(std::move(person));
    }

    void read_feed(Section from) {
        FeedConfiguration feed;
        feed.name = from.required("name");
        feed.directory = from.path("directory");
        feed.root_key = from.path("root_key");
        if (feed.directory.empty() || feed.root_key.empty())
            from.blame(fhir::IssueType::required, kMissing, {"directory / root_key", "feed"});
        from.refuse_other_keys();
        result_.feeds.push_back(std::move(feed));
    }

    void check_top_level() {
        constexpr std::array<std::string_view, 7> kKnown{"institution", "node", "http",        "source",
                                                         "peer",        "feed", "practitioner"};
        for (const auto& [key, value] : file_)
            if (std::find(kKnown.begin(), kKnown.end(), key.str()) == kKnown.end())
                Section(nullptr, std::string(key.str()), folder_, fault)
                    .blame(fhir::IssueType::value, kUnknownKey,
                           {key.str(), "", std::to_string(value.source().begin.line)});
    }

    const toml::table& file_;
    const std::string& folder_;
    NodeConfiguration result_;
};

}  // namespace

fhir::Result<NodeConfiguration> parse_node_configuration(std::string_view text, const std::string& folder) {
    const toml::parse_result file = toml::parse(text);
    if (!file)
        return fhir::fail(fhir::IssueType::invalid, kNotToml, "",
                          {std::to_string(file.error().source().begin.line), file.error().description()});
    Reader reader(file.table(), folder);
    auto configuration = reader.read();
    if (reader.fault) return tl::unexpected(std::move(*reader.fault));
    return configuration;
}

}  // namespace kakehashi::gateway
